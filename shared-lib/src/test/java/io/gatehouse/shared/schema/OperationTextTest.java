package io.gatehouse.shared.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            `GET /a?b=C`: the thing.                        | The thing                | ''
            `GET /.well-known/jwks.json`: the set (RFC 1.2). | The set (RFC 1.2)        | ''
            `POST /a`: adds `x`. It lasts. Long.            | Adds x                   | It lasts. Long.
            no HTTP line at all                             | No HTTP line at all      | ''
            `x` of a thing.                                 | X of a thing             | ''
            """)
    void splitsSummaryFromDescription(String javadoc, String summary, String description) {
        assertThat(OperationText.ofJavadoc(javadoc)).isEqualTo(new OperationText(summary, description));
    }

    @Test
    void nothingSaidIsNothingShown() {
        assertThat(OperationText.ofJavadoc("")).isEqualTo(new OperationText("", ""));
    }
}
