package io.gatehouse.shared.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import java.util.Set;

/**
 * Sets loggers that would write secrets below INFO back to INFO as soon as somebody changes their level. A filter would do so
 * without the moment in between, but is asked each time that code checks whether it should log.
 */
final class SecretsKept implements LoggerContextListener {

    private static final Set<String> KNOWING = Set.of(
            // The values bound to statements, however secret: password hashes, private keys.
            "io.r2dbc.postgresql.PARAM",
            "io.micronaut.data.query",
            "io.r2dbc.postgresql.client.ReactorNettyClient",
            // The value of every setting, passwords included.
            "io.micronaut.inject");

    /** Gives these loggers a level of their own, whatever that of all others is, and keeps it. */
    static void in(LoggerContext logging) {
        KNOWING.forEach(name -> logging.getLogger(name).setLevel(Level.INFO));
        logging.addListener(new SecretsKept());
    }

    @Override
    public void onLevelChange(Logger logger, Level level) {
        if (!level.isGreaterOrEqual(Level.INFO) && isKnowing(logger.getName())) {
            logger.setLevel(Level.INFO);
        }
    }

    private static boolean isKnowing(String name) {
        return KNOWING.stream().anyMatch(knowing -> name.equals(knowing) || name.startsWith(knowing + "."));
    }

    /** Whoever resets the loggers configures them again, and this with them. */
    @Override
    public boolean isResetResistant() {
        return false;
    }

    @Override
    public void onStart(LoggerContext logging) {}

    @Override
    public void onReset(LoggerContext logging) {}

    @Override
    public void onStop(LoggerContext logging) {}
}
