package io.gatehouse.auth.key;

import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts private keys for the database with AES-256-GCM, each bound to its {@code kid}: a key copied into another's row
 * cannot be opened there.
 */
@Singleton
final class KeyCipher {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Optional<SecretKey> key;

    KeyCipher(KeySettings settings) {
        this.key = settings.encryption().map(bytes -> new SecretKeySpec(bytes, "AES"));
    }

    /** Whether there is a key to encrypt with. */
    boolean isOn() {
        return key.isPresent();
    }

    /** The nonce, followed by what it encrypted; or if there is no key, what came in. */
    byte[] seal(String kid, byte[] privateKey) {
        return key.map(secret -> seal(secret, kid, privateKey)).orElse(privateKey);
    }

    /** What was sealed. */
    byte[] open(String kid, byte[] sealed) {
        return open(key.orElseThrow(() -> missing(kid)), kid, sealed);
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

    private static byte[] open(SecretKey secret, String kid, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, secret, nonce, kid)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new ConfigurationException(
                    "AUTH_KEY_ENCRYPTION_KEY is not what the signing key " + kid
                            + " in the database was encrypted with",
                    e);
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

    private static ConfigurationException missing(String kid) {
        return new ConfigurationException("AUTH_KEY_ENCRYPTION_KEY is not set, but the signing key " + kid
                + " in the database is encrypted: expected what it was encrypted with");
    }
}
