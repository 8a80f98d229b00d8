package io.gatehouse.shared.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretsKeptTest {

    private final LoggerContext logging = new LoggerContext();
    private final Logger knowing = logging.getLogger("io.r2dbc.postgresql.PARAM");

    @BeforeEach
    void keep() {
        SecretsKept.in(logging);
    }

    @Test
    void areKeptByThoseWhoKnowThemWhateverTheirLevelIsSetTo() {
        knowing.setLevel(Level.DEBUG);
        logging.getLogger("io.micronaut.inject.any").setLevel(Level.TRACE);

        assertThat(knowing.isDebugEnabled()).isFalse();
        assertThat(logging.getLogger("io.micronaut.inject.any").isDebugEnabled())
                .isFalse();
    }

    @Test
    void areKeptOnceMoreAfterAReset() {
        logging.reset();
        keep();

        knowing.setLevel(Level.DEBUG);

        assertThat(knowing.isDebugEnabled()).isFalse();
        assertThat(logging.getCopyOfListenerList()).hasSize(1);
    }

    @Test
    void areNoReasonToKeepOthersQuiet() {
        logging.getLogger("io.r2dbc.postgresql").setLevel(Level.DEBUG);

        assertThat(logging.getLogger("io.r2dbc.postgresql.other").isDebugEnabled())
                .isTrue();
    }
}
