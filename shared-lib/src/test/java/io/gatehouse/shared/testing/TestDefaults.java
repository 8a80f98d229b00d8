package io.gatehouse.shared.testing;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.SystemPropertiesPropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.core.io.socket.SocketUtils;
import java.util.Map;

/**
 * Lets every service under test listen on free ports, trust {@link TestAuthorizationServer} and use a database of its own
 * if it has migrations, unless it says otherwise.
 */
@ContextConfigurer
public final class TestDefaults implements ApplicationContextConfigurer {

    private static final int ABOVE_APPLICATION_YML = YamlPropertySourceLoader.DEFAULT_POSITION + 50;

    /** A database that somebody's DATABASE_PORT leads to is not for tests. */
    private static final int ABOVE_VARIABLES = SystemPropertiesPropertySource.POSITION + 25;

    private static final Map<String, Object> DEFAULTS = Map.of(
            "micronaut.server.port", "-1",
            "micronaut.http.services.authorization-server.urls", TestAuthorizationServer.url(),
            "token.poll-interval", "100ms",
            "drain.delay", "0s",
            "drain.timeout", "0s");

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(
                PropertySource.of("test-defaults", DEFAULTS, ABOVE_APPLICATION_YML),
                PropertySource.of("test-port", Map.of("endpoints.all.port", unusedPort()), ABOVE_APPLICATION_YML));
        if (TestDefaults.class.getClassLoader().getResource("db/migration") != null) {
            builder.propertySources(PropertySource.of("test-database", Database.SETTINGS, ABOVE_VARIABLES));
        }
    }

    /** Below those that the system gives to outgoing connections, one of which might have it by the time it is bound. */
    private static int unusedPort() {
        return SocketUtils.findAvailableTcpPort(10_000, 32_000);
    }

    /** One for all the contexts of a test run that name no other. */
    private static final class Database {
        static final Map<String, Object> SETTINGS =
                Map.copyOf(TestDatabase.create().properties());
    }
}
