package io.gatehouse.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PasswordSettingsTest {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @Test
    void leaveAProcessorToEverythingElse() {
        assertThat(settings(null).threads()).isPositive().isLessThan(Math.max(2, PROCESSORS));
    }

    @Test
    void takeNoMoreThanFourOfManyProcessors() {
        assertThat(settings(null).threads()).isLessThanOrEqualTo(4);
    }

    @Test
    void takeAsManyAsTheyAreTold() {
        assertThat(settings(7).threads()).isEqualTo(7);
    }

    private static PasswordSettings settings(@Nullable Integer parallel) {
        return new PasswordSettings(19_456, 2, 1, parallel, 25);
    }
}
