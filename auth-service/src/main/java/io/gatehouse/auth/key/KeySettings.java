package io.gatehouse.auth.key;

import io.gatehouse.shared.production.WeakSettings;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How signing keys are encrypted and rotated.
 *
 * @param encryptionKey encrypts private keys in the database, 32 bytes in Base64; after a comma, the secret that was
 *     used before; empty for no encryption
 * @param rotation how long a key signs
 * @param publishedBefore how long a key has to be published before it begins to sign
 * @param checkInterval how often it is checked whether anything is due
 */
@ConfigurationProperties("auth.key")
public record KeySettings(
        @Nullable String encryptionKey, Duration rotation, Duration publishedBefore, Duration checkInterval)
        implements WeakSettings {

    /** How long the JWK set may be cached. */
    static final Duration CACHED = Duration.ofMinutes(1);

    /** A key that signs for longer is effectively never rotated. */
    private static final Duration LONGEST_ROTATION = Duration.ofDays(366);

    private static final int KEY_BYTES = 32;

    /** What deploy/kubernetes/overlays/local encrypts with, for everybody to see. */
    private static final byte[] PUBLISHED = "example-encryption-key-32-bytes.".getBytes(StandardCharsets.US_ASCII);

    public KeySettings {
        checkEncryptionKey(encryptionKey);
        check("AUTH_KEY_CHECK_INTERVAL", checkInterval, Duration.ofMillis(1), "a duration above zero, such as 10s");
        check(
                "AUTH_KEY_PUBLISHED_BEFORE",
                publishedBefore,
                CACHED.plus(checkInterval),
                "at least AUTH_KEY_CHECK_INTERVAL and the 1m for which checkers keep the keys, such as 10m");
        check("AUTH_KEY_ROTATION", rotation, publishedBefore, "at least AUTH_KEY_PUBLISHED_BEFORE, such as 30d");
    }

    /** The secrets that private keys may be encrypted with, the current one first; empty if they are not encrypted. */
    public List<byte[]> encryption() {
        return encodedSecrets(encryptionKey).map(Base64.getDecoder()::decode).toList();
    }

    @Override
    public Stream<String> weaknesses() {
        return Stream.of(
                        WeakSettings.weakness(
                                encryption().isEmpty(),
                                "AUTH_KEY_ENCRYPTION_KEY is not set, expected what \"openssl rand -base64 32\" prints:"
                                        + " private keys are encrypted in the database"),
                        WeakSettings.weakness(
                                isPublished(),
                                "AUTH_KEY_ENCRYPTION_KEY is the published example, expected what"
                                        + " \"openssl rand -base64 32\" prints, and after a comma the example"),
                        WeakSettings.weakness(
                                rotation.compareTo(LONGEST_ROTATION) > 0,
                                "AUTH_KEY_ROTATION is " + rotation + ", expected at most a year"))
                .flatMap(weakness -> weakness);
    }

    /** As the one before, it can still be what private keys are encrypted anew from. */
    private boolean isPublished() {
        return encryption().stream().limit(1).anyMatch(current -> Arrays.equals(current, PUBLISHED));
    }

    private static void check(String setting, Duration value, Duration least, String expected) {
        if (value.compareTo(least) < 0) {
            throw new ConfigurationException("%s is %s: expected %s".formatted(setting, value, expected));
        }
    }

    private static void checkEncryptionKey(@Nullable String key) {
        if (!encodedSecrets(key).allMatch(KeySettings::isBase64)) {
            throw new ConfigurationException(
                    "AUTH_KEY_ENCRYPTION_KEY is not %d bytes in Base64: expected what ".formatted(KEY_BYTES)
                            + "\"openssl rand -base64 32\" prints, and after a comma what was there before, if anything");
        }
    }

    private static Stream<String> encodedSecrets(@Nullable String key) {
        return key == null || key.isEmpty() ? Stream.empty() : Arrays.stream(key.split(",", -1));
    }

    private static boolean isBase64(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "a key signs for " + rotation;
    }
}
