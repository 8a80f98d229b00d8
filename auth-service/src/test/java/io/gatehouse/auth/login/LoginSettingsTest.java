package io.gatehouse.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginSettingsTest {

    private final LoginSettings settings = new LoginSettings(
            10, 100, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofDays(30));

    @ParameterizedTest
    @CsvSource({"1, PT0S", "9, PT0S", "10, PT1S", "11, PT2S", "15, PT32S", "16, PT1M", "1000000, PT1M"})
    void doubleTheDelayUpToTheLongest(int failures, Duration expected) {
        assertThat(settings.delay(failures, 10)).isEqualTo(expected);
    }
}
