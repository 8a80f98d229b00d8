package io.gatehouse.auth.user;

/** What a password may be: its length counts, not what it is made of (NIST SP 800-63B). */
final class PasswordRule {

    static final int MIN = 8;
    static final int MAX = 1024;
    static final String EXPECTED = "expected " + MIN + " to " + MAX + " characters";

    private PasswordRule() {}
}
