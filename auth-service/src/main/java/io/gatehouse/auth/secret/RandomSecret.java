package io.gatehouse.auth.secret;

import io.gatehouse.shared.digest.Sha256;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A random secret of 256 bits, for a client or as a refresh token. Nobody chose it, so its hash needs neither salt nor
 * stretching.
 *
 * @param value what its holder keeps
 */
public record RandomSecret(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** A new one. */
    public static RandomSecret next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new RandomSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256, the only form in which it is stored. */
    public byte[] hash() {
        return Sha256.of(value);
    }

    /** Whether this secret has this hash, in constant time. */
    public boolean matches(byte[] expected) {
        return MessageDigest.isEqual(hash(), expected);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "a secret";
    }
}
