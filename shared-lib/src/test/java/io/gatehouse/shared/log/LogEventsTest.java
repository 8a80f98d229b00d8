package io.gatehouse.shared.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@MicronautTest(startApplication = false)
class LogEventsTest {

    private static final Logger LOG = LoggerFactory.getLogger(LogEventsTest.class);

    private static double errors(MeterRegistry meters) {
        return meters.get("logback.events").tag("level", "error").counter().count();
    }

    @Test
    void countsWhatIsLogged(MeterRegistry meters) {
        double before = errors(meters);

        LOG.error("An error that a test logs");
        LOG.trace("A line that is not logged");

        assertThat(errors(meters)).isEqualTo(before + 1);
    }

    @Test
    void asksNoFilterWhetherToLog() {
        assertThat(((LoggerContext) LoggerFactory.getILoggerFactory()).getTurboFilterList())
                .isEmpty();
    }

    @Test
    void stopsCountingWithTheService() {
        MeterRegistry meters = new SimpleMeterRegistry();
        LogEvents stopped = new LogEvents();
        stopped.bindTo(meters);
        stopped.stop();

        LOG.error("An error that a test logs after the end");

        assertThat(errors(meters)).isZero();
    }
}
