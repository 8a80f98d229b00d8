package io.gatehouse.auth;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * What a class says in the log.
 *
 * @param logger of that class
 * @param lines what it said so far
 */
public record Printed(Logger logger, ListAppender<ILoggingEvent> lines) implements AutoCloseable {

    public static Printed by(Class<?> type) {
        Printed printed = new Printed((Logger) LoggerFactory.getLogger(type), new ListAppender<>());
        printed.lines.start();
        printed.logger.addAppender(printed.lines);
        return printed;
    }

    /** The first group of this pattern, in each line that it is found in. */
    public List<String> matches(Pattern pattern) {
        return List.copyOf(lines.list).stream()
                .map(line -> pattern.matcher(line.getFormattedMessage()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(lines);
    }
}
