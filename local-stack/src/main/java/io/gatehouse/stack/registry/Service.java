package io.gatehouse.stack.registry;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One service of the stack.
 *
 * @param id the name of the Maven module
 * @param port the public port, unless the outer environment sets another
 * @param health the path that answers 200 while the service can do its work
 * @param databaseName the name of the database and of the role that owns it; {@code null} if the service has none
 * @param environment settings for the local stack
 */
public record Service(
        String id, int port, String health, @Nullable String databaseName, Map<String, String> environment) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern DATABASE = Pattern.compile("(?!postgres$|template[01]$)[a-z][a-z0-9_]{0,62}");
    private static final Pattern HEALTH = Pattern.compile("(/[\\w.-]+)+");
    private static final int HIGHEST_PORT = 65_534;

    public Service {
        require(ID.matcher(id).matches(), "id", id, "lower-case words joined by hyphens");
        require(port >= 1 && port <= HIGHEST_PORT, "port", port, "a number from 1 to " + HIGHEST_PORT);
        require(HEALTH.matcher(health).matches(), "health", health, "a path such as /health/readiness");
        require(
                databaseName == null || DATABASE.matcher(databaseName).matches(),
                "database",
                databaseName,
                "a name of lower-case letters, digits and underscores that PostgreSQL does not use itself");
        environment = Map.copyOf(environment);
    }

    /** The database, which is also the name of the role that owns it. */
    public Optional<String> database() {
        return Optional.ofNullable(databaseName);
    }

    /** The environment variable of this service with this suffix, such as {@code STOCKS_SERVICE_PORT}. */
    public String variable(String suffix) {
        return id.toUpperCase(Locale.ROOT).replace('-', '_') + '_' + suffix;
    }

    /** The jar that the build makes, relative to the project. */
    public Path jar() {
        return Path.of(id, "target", id + ".jar");
    }

    private static void require(boolean fine, String key, @Nullable Object value, String expected) {
        if (!fine) {
            throw new IllegalArgumentException(key + " is '" + value + "', expected " + expected);
        }
    }
}
