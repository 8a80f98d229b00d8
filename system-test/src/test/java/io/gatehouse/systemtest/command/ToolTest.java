package io.gatehouse.systemtest.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ToolTest {

    private static final String NO_KUBECTL = "kubectl is not on the PATH";

    @Test
    void isOptionalOnAnyonesMachine() {
        assertThat(Tool.isExpected(NO_KUBECTL, Map.of())).isFalse();
    }

    @Test
    void isExpectedWhereEverythingIsToBeTested() {
        assertThat(Tool.isExpected(NO_KUBECTL, Map.of("CI", "true"))).isTrue();
        assertThat(Tool.isExpected(NO_KUBECTL, Map.of("CI", "true", "TESTS_WITHOUT", "psql")))
                .isTrue();
    }

    @Test
    void isNotExpectedWhereTheSystemHasNone() {
        Map<String, String> environment = Map.of("CI", "true", "TESTS_WITHOUT", "kubectl");

        assertThat(Tool.isExpected(NO_KUBECTL, environment)).isFalse();
        assertThat(Tool.isExpected("kubectl is older than 1.27", environment)).isFalse();
    }
}
