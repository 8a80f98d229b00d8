package io.gatehouse.shared.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Counts what is logged, by level, under the name that Micrometer's {@code LogbackMetrics} has for it. That one is a filter,
 * which is also asked each time code checks whether it should log; this one only sees what is really logged.
 */
@Singleton
final class LogEvents implements MeterBinder {

    private static final Logger ROOT =
            ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);

    private final List<Appender<ILoggingEvent>> counting = new CopyOnWriteArrayList<>();

    @Override
    public void bindTo(MeterRegistry meters) {
        Counting appender = new Counting(meters);
        appender.setContext(ROOT.getLoggerContext());
        appender.start();
        counting.add(appender);
        ROOT.addAppender(appender);
    }

    @PreDestroy
    void stop() {
        counting.forEach(ROOT::detachAppender);
    }

    private static final class Counting extends UnsynchronizedAppenderBase<ILoggingEvent> {

        private final MeterRegistry meters;

        private Counting(MeterRegistry meters) {
            this.meters = meters;
            Stream.of(Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG, Level.TRACE)
                    .forEach(this::counter);
        }

        @Override
        protected void append(ILoggingEvent event) {
            counter(event.getLevel()).increment();
        }

        private Counter counter(Level level) {
            return Counter.builder("logback.events")
                    .tag("level", level.toString().toLowerCase(Locale.ROOT))
                    .baseUnit("events")
                    .register(meters);
        }
    }
}
