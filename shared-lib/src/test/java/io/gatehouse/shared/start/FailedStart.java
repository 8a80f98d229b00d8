package io.gatehouse.shared.start;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;

/**
 * Starts the service on the class path with settings that keep it from starting. It finds no authorization server: an answer
 * that arrives while the service is already ending would be a buffer that nobody releases.
 */
public final class FailedStart {

    private static final Map<String, Object> NOBODY =
            Map.of("micronaut.http.services.authorization-server.urls", "http://127.0.0.1:1");

    private FailedStart() {}

    /** The sentence in which the service says why it cannot start. */
    public static String reasonWith(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(NOBODY);
        all.putAll(settings);
        try (ApplicationContext context = ApplicationContext.builder()
                .propertySources(PropertySource.of("under-test", all))
                .build()) {
            Throwable failure = Assertions.catchThrowable(
                    () -> context.start().getBean(EmbeddedServer.class).start());
            return new StartFailure(context.getEnvironment()).reason(failure).orElseThrow();
        }
    }
}
