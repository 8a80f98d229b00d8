package io.gatehouse.shared.log;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.DefaultJoranConfigurator;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;
import net.logstash.logback.encoder.LogstashEncoder;

/**
 * Configures Logback for every service, in code: parsing a configuration file at each start would load 460 classes that
 * nothing else needs. A file named in the system property {@code logback.configurationFile} is used instead.
 */
public final class Logging extends ContextAwareBase implements Configurator {

    private static final String TEXT =
            "%d{HH:mm:ss.SSS} %-5level %logger{0} %X{request_id:--} %X{trace_id:--}/%X{span_id:--} %msg %kvp%n";

    private static final Map<String, Level> LEVELS = Map.ofEntries(
            // Whoever starts a service is told in one sentence why it does not start.
            Map.entry("io.micronaut.http.server.netty.NettyHttpServer", Level.OFF),
            // Repeats what is logged anyway: where the service listens, in which environment, and that Flyway ran.
            Map.entry("io.micronaut.runtime.Micronaut", Level.WARN),
            Map.entry("io.micronaut.context.DefaultApplicationContext$RuntimeConfiguredEnvironment", Level.WARN),
            Map.entry("org.flywaydb", Level.WARN),
            // Warns at every start if PostgreSQL is newer than Flyway knows.
            Map.entry("org.flywaydb.core.internal.database.base.Database", Level.ERROR),
            // Would log a stack trace for each request refused inside a transaction, for example for a name that is
            // taken.
            Map.entry("io.micronaut.transaction.support.AbstractReactorTransactionOperations", Level.ERROR),
            // Would log a stack trace for each caller that rejects the certificate or does not speak TLS.
            Map.entry("io.netty.handler.ssl.ApplicationProtocolNegotiationHandler", Level.ERROR),
            // Warns if there are more new connections than its queue holds. The kernel keeps the rest.
            Map.entry("io.netty.channel.uring.IoUringIoHandler", Level.ERROR));

    @Override
    public ExecutionStatus configure(LoggerContext logging) {
        if (System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY) != null) {
            DefaultJoranConfigurator file = new DefaultJoranConfigurator();
            file.setContext(logging);
            return file.configure(logging);
        }
        LEVELS.forEach((logger, level) -> logging.getLogger(logger).setLevel(level));
        SecretsKept.in(logging);
        Logger root = logging.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(LogSetting.LOG_LEVEL.value()));
        root.addAppender(console("CONSOLE", encoder()));
        access(logging.getLogger("access"));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** The lines arrive already formatted, many at a time. */
    private void access(Logger access) {
        access.setLevel(Level.INFO);
        access.setAdditive(false);
        access.addAppender(console("ACCESS", pattern("%msg")));
    }

    private Encoder<ILoggingEvent> encoder() {
        return "json".equals(LogSetting.LOG_FORMAT.value()) ? new LogstashEncoder() : pattern(TEXT);
    }

    private static Encoder<ILoggingEvent> pattern(String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(pattern);
        return encoder;
    }

    private ConsoleAppender<ILoggingEvent> console(String name, Encoder<ILoggingEvent> encoder) {
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName(name);
        console.setEncoder(encoder);
        console.start();
        return console;
    }
}
