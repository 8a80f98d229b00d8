package io.gatehouse.gateway.framing;

import io.gatehouse.shared.start.SettingNames;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.server.HttpServerConfiguration;
import java.time.Duration;

/** Refuses an idle timeout below one second, which Micronaut would round down to none. */
@Context
final class IdleTimeout {

    private static final String KEY = "micronaut.server.idle-timeout";
    private static final Duration LEAST = Duration.ofSeconds(1);

    IdleTimeout(HttpServerConfiguration server, Environment environment) {
        Duration timeout = server.getIdleTimeout();
        if (timeout.compareTo(LEAST) < 0) {
            throw new ConfigurationException("%s is %s: expected a duration of at least 1s"
                    .formatted(new SettingNames(environment).of(KEY), timeout));
        }
    }
}
