package io.gatehouse.auth.key;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts private keys for the database with AES-256-GCM. Each is bound to its {@code kid}, so that a key copied into
 * another row cannot be decrypted there.
 */
@Singleton
final class KeyCipher {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKey> secrets;

    KeyCipher(KeySettings settings) {
        this.secrets = settings.encryption().stream()
                .<SecretKey>map(bytes -> new SecretKeySpec(bytes, "AES"))
                .toList();
    }

    /** Whether there is a secret to encrypt with. */
    boolean isOn() {
        return !secrets.isEmpty();
    }

    /**
     * The nonce followed by the ciphertext, encrypted with the first secret; without any secret, the unchanged input.
     */
    byte[] seal(String kid, byte[] privateKey) {
        return isOn() ? seal(secrets.getFirst(), kid, privateKey) : privateKey;
    }

    /** The decrypted key, whichever secret it was encrypted with. */
    byte[] open(String kid, byte[] sealed) {
        return secrets.stream()
                .flatMap(secret -> open(secret, kid, sealed).stream())
                .findFirst()
                .orElseThrow(() -> isOn() ? other(kid) : missing(kid));
    }

    /** Whether this was encrypted with the first secret, as everything should be eventually. */
    boolean isByFirst(String kid, byte[] sealed) {
        return isOn() && open(secrets.getFirst(), kid, sealed).isPresent();
    }

    private static byte[] seal(SecretKey secret, String kid, byte[] privateKey) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, secret, nonce, kid).doFinal(privateKey);
            return ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The signing key " + kid + " cannot be encrypted", e);
        }
    }

    /** Empty if it was sealed with another secret. */
    private static Optional<byte[]> open(SecretKey secret, String kid, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, secret, nonce, kid)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The signing key " + kid + " cannot be decrypted", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey secret, byte[] nonce, String kid) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(kid.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static UnreadableKeyException other(String kid) {
        return new UnreadableKeyException(
                "AUTH_KEY_ENCRYPTION_KEY is not what the signing key " + kid + " in the database was encrypted with");
    }

    private static UnreadableKeyException missing(String kid) {
        return new UnreadableKeyException("AUTH_KEY_ENCRYPTION_KEY is not set, but the signing key " + kid
                + " in the database is encrypted: expected what it was encrypted with");
    }
}
