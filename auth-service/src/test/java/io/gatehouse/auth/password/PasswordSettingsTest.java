package io.gatehouse.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordSettingsTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "4, 3", "5, 4", "6, 4", "64, 4"})
    void leaveAProcessorToEverythingElseAndTakeFourAtMost(int processors, int threads) {
        assertThat(settings(null).threads(processors)).isEqualTo(threads);
    }

    @ParameterizedTest
    @CsvSource({"1", "8"})
    void takeAsManyAsTheyAreTold(int processors) {
        assertThat(settings(7).threads(processors)).isEqualTo(7);
    }

    private static PasswordSettings settings(@Nullable Integer parallel) {
        return new PasswordSettings(19_456, 2, 1, parallel, 25);
    }
}
