package io.gatehouse.shared.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.exceptions.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BooleanSettingsTest {

    private static final String KEY = "example.open";

    @ParameterizedTest
    @CsvSource({"true, true", "FALSE, false"})
    void areOnOrOff(String value, boolean on) {
        try (ApplicationContext context = with(value).start()) {
            assertThat(context.getRequiredProperty(KEY, boolean.class)).isEqualTo(on);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "ture", "1", "yes", ""})
    void areNothingElse(String value) {
        assertThatThrownBy(() -> with(value).start())
                .hasRootCauseInstanceOf(ConfigurationException.class)
                .hasStackTraceContaining("EXAMPLE_OPEN is \"" + value + "\": expected true or false");
    }

    @Test
    void haveADefault() {
        try (ApplicationContext context = ApplicationContext.builder()
                .properties(Map.of(KEY, "${EXAMPLE_OPEN:true}"))
                .start()) {
            assertThat(context.getRequiredProperty(KEY, boolean.class)).isTrue();
        }
    }

    private static ApplicationContextBuilder with(String value) {
        return ApplicationContext.builder().properties(Map.of(KEY, "${EXAMPLE_OPEN:true}", "EXAMPLE_OPEN", value));
    }
}
