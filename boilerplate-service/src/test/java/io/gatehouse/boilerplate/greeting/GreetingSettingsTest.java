package io.gatehouse.boilerplate.greeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreetingSettingsTest {

    private static final String VARIABLE = "BOILERPLATE_SALUTATION";

    @Test
    void haveDefaults() {
        assertThat(read(Map.of())).isEqualTo(new GreetingSettings("Hello"));
    }

    @Test
    void comeFromTheEnvironment() {
        assertThat(read(Map.of(VARIABLE, "Welcome"))).isEqualTo(new GreetingSettings("Welcome"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "far too long a word to begin with"})
    void stopTheStartWhenTheyAreBad(String salutation) {
        assertThatThrownBy(() -> read(Map.of(VARIABLE, salutation))).hasStackTraceContaining("salutation");
    }

    private static GreetingSettings read(Map<String, Object> variables) {
        try (ApplicationContext context = ApplicationContext.run(variables)) {
            return context.getBean(GreetingSettings.class);
        }
    }
}
