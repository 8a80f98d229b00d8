package io.gatehouse.gateway.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is written to the access log while this is open. */
public final class AccessLines implements AutoCloseable {

    private static final Argument<Map<String, Object>> FIELDS = Argument.mapOf(String.class, Object.class);

    private final Logger logger = (Logger) LoggerFactory.getLogger("access");
    private final JsonMapper json = JsonMapper.createDefault();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.addAll(event.getFormattedMessage().lines().toList());
        }
    };

    private AccessLines() {
        appender.setContext(logger.getLoggerContext());
        appender.start();
        logger.addAppender(appender);
    }

    public static AccessLines open() {
        return new AccessLines();
    }

    /** Every line so far. */
    public List<String> all() {
        return List.copyOf(lines);
    }

    /** The lines with this in them, as soon as there are so many. */
    public List<String> with(String text, int count) {
        Await.until(() -> matching(text).size() >= count);
        return matching(text);
    }

    /** The only line with this in it, which is JSON. */
    public Map<String, Object> fieldsWith(String text) {
        List<String> found = with(text, 1);
        if (found.size() > 1) {
            throw new AssertionError("Expected one line, but there were " + found);
        }
        return fields(found.getFirst());
    }

    /** What is in this line of JSON. */
    public Map<String, Object> fields(String line) {
        try {
            return json.readValue(line, FIELDS);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }

    private List<String> matching(String text) {
        return lines.stream().filter(line -> line.contains(text)).toList();
    }
}
