package io.gatehouse.auth.login;

import java.util.Locale;

/**
 * Someone tries to log in.
 *
 * @param username as it was sent
 * @param address where from
 */
record LoginAttempt(String username, String address) {

    String accountKey() {
        return "account " + username.toLowerCase(Locale.ROOT);
    }

    String addressKey() {
        return "address " + address;
    }
}
