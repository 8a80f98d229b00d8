package io.gatehouse.shared.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpStatus;
import org.junit.jupiter.api.Test;

final class ExcerptTest {

    @Test
    void leavesAloneWhatIsHarmless() {
        assertThat(Excerpt.of("/a b~", 5)).isEqualTo("/a b~");
    }

    @Test
    void showsNothingButVisibleAscii() {
        assertThat(Excerpt.of("a\r\nb\0\u007f\u00e9\u202e", 100)).isEqualTo("a??b????");
    }

    @Test
    void cutsOffWhatIsTooLong() {
        assertThat(Excerpt.of("abcdef", 5)).isEqualTo("abcde...");
    }

    @Test
    void quotesTheBeginningOfAValueInAnyScript() {
        assertThat(Excerpt.quoted("")).isEqualTo("\"\"");
        assertThat(Excerpt.quoted("\u00c9T\u00c9 \uff15\r\n\0")).isEqualTo("\"\u00c9T\u00c9 \uff15???\"");
        assertThat(Excerpt.quoted("9".repeat(60))).isEqualTo('"' + "9".repeat(60) + '"');
        assertThat(Excerpt.quoted("9".repeat(61))).isEqualTo('"' + "9".repeat(60) + "...\"");
    }

    @Test
    void keepsADetailInOneLine() {
        ProblemException exception = new ProblemException(HttpStatus.BAD_REQUEST, "é is \"5\r\n\u0085\"") {};

        assertThat(exception.detail()).isEqualTo("é is \"5???\"");
        assertThat(exception).hasMessage(exception.detail());
    }
}
