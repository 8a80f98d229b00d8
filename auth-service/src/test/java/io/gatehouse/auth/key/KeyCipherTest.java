package io.gatehouse.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class KeyCipherTest {

    private static final byte[] PRIVATE_KEY = "a private key".getBytes(StandardCharsets.US_ASCII);

    private final KeyCipher cipher = cipher(Base64.getEncoder().encodeToString(new byte[32]));

    @Test
    void opensWhatItSealed() {
        assertThat(cipher.open("kid", cipher.seal("kid", PRIVATE_KEY))).isEqualTo(PRIVATE_KEY);
    }

    @Test
    void neverSealsTheSameWayTwice() {
        assertThat(cipher.seal("kid", PRIVATE_KEY)).isNotEqualTo(cipher.seal("kid", PRIVATE_KEY));
    }

    @Test
    void opensNothingInTheRowOfAnotherKey() {
        byte[] sealed = cipher.seal("kid", PRIVATE_KEY);

        assertThatThrownBy(() -> cipher.open("other", sealed)).isInstanceOf(UnreadableKeyException.class);
    }

    @Test
    void opensNothingThatWasChanged() {
        byte[] sealed = cipher.seal("kid", PRIVATE_KEY);
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> cipher.open("kid", sealed)).isInstanceOf(UnreadableKeyException.class);
    }

    @Test
    void leavesPrivateKeysAsTheyAreWithoutASecret() {
        KeyCipher none = cipher("");

        assertThat(none.isOn()).isFalse();
        assertThat(none.seal("kid", PRIVATE_KEY)).isEqualTo(PRIVATE_KEY);
    }

    private static KeyCipher cipher(String secret) {
        return new KeyCipher(
                new KeySettings(secret, Duration.ofDays(30), Duration.ofMinutes(10), Duration.ofSeconds(10)));
    }
}
