package io.gatehouse.auth.login;

import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.user.Username;
import io.gatehouse.shared.digest.Sha256;
import io.gatehouse.shared.request.CallerNetwork;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

/**
 * An attempt to log in.
 *
 * @param username as it was sent
 * @param network the network it comes from
 */
record LoginAttempt(String username, String network) {

    static LoginAttempt of(String username, Origin origin) {
        String address = Objects.requireNonNull(origin.address(), "address");
        return new LoginAttempt(username, CallerNetwork.of(address).getHostAddress());
    }

    /** The name to look the user up by; empty if no user can have it. */
    String possibleUsername() {
        return Username.isWellFormed(username) ? username : "";
    }

    /** The key of this account, for attempts from anywhere. */
    String accountKey() {
        return hash("account " + account());
    }

    /** The key of this account, for attempts from this network only. */
    String familiarKey() {
        return hash("account " + account() + " in " + network);
    }

    /** The key of this network, for attempts on any account. */
    String networkKey() {
        return hash("network " + network);
    }

    private String account() {
        return username.toLowerCase(Locale.ROOT);
    }

    private static String hash(String key) {
        return HexFormat.of().formatHex(Sha256.of(key));
    }
}
