package io.gatehouse.auth;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class SecretsInLogsTest {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @AutoClose
    private static final AuthService SERVICE = AuthService.start();

    private final Level level = ROOT.getLevel();
    private final Appender<ILoggingEvent> console = ROOT.getAppender("CONSOLE");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void keepTheLinesFromTheConsole() {
        ROOT.detachAppender(console);
        lines.start();
        ROOT.addAppender(lines);
    }

    @AfterEach
    void putEverythingBack() {
        ROOT.setLevel(level);
        ROOT.detachAppender(lines);
        ROOT.addAppender(console);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEBUG", "TRACE"})
    void haveNoPasswordAndNoHashOfOneHoweverMuchIsLogged(String everything) {
        ROOT.setLevel(Level.toLevel(everything));

        String token = SERVICE.admin();
        SERVICE.send("POST", "/api/v1/auth/users", token, newUser(everything));

        assertThat(List.copyOf(lines.list))
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.contains("insert into users"))
                .noneMatch(line -> line.contains("$argon2id$"))
                .noneMatch(line -> line.contains("a-secret-of-mine"));
    }

    /** Some look when they are loaded, or when the service starts: too early for the test above. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.r2dbc.postgresql.PARAM",
                "io.r2dbc.postgresql.client.ReactorNettyClient",
                "io.micronaut.data.query",
                "io.micronaut.inject"
            })
    void areNotSaidByThoseWhoKnowThem(String logger) {
        ROOT.setLevel(Level.ALL);

        assertThat(LoggerFactory.getLogger(logger).isDebugEnabled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.r2dbc.postgresql.PARAM",
                "io.r2dbc.postgresql.client.ReactorNettyClient",
                "io.micronaut.data.query",
                "io.micronaut.inject",
                "io.micronaut.inject.anything"
            })
    void areNotSaidEvenIfSomebodyWantsThem(String name) {
        Logger logger = (Logger) LoggerFactory.getLogger(name);
        ROOT.setLevel(Level.ALL);

        for (Level wanted : new Level[] {Level.DEBUG, Level.TRACE, Level.ALL, null}) {
            logger.setLevel(wanted);
            assertThat(logger.getEffectiveLevel()).isEqualTo(Level.INFO);
        }
    }

    @Test
    void mayBeSaidEvenLess() {
        Logger logger = (Logger) LoggerFactory.getLogger("io.r2dbc.postgresql.PARAM");

        logger.setLevel(Level.WARN);

        assertThat(logger.getLevel()).isEqualTo(Level.WARN);
        logger.setLevel(Level.INFO);
    }

    private static String newUser(String name) {
        return "{\"username\":\"%s\",\"password\":\"a-secret-of-mine\",\"permissions\":[]}".formatted(name);
    }
}
