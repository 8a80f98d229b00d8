package io.gatehouse.auth.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A client's secret: 256 random bits that nobody chose, so that its hash needs neither salt nor stretching.
 *
 * @param value what the client keeps
 */
record ClientSecret(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static ClientSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ClientSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256, the only form in which it is stored. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether this is the secret of this hash; how long that takes says nothing about where they differ. */
    boolean matches(byte[] expected) {
        return MessageDigest.isEqual(hash(), expected);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "a client's secret";
    }
}
