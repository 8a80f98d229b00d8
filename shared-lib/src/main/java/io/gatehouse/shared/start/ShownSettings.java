package io.gatehouse.shared.start;

import io.gatehouse.shared.production.WeakSettings;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** Whether settings can be looked at: in production by nobody, not even at the management port. */
@Singleton
final class ShownSettings implements WeakSettings {

    private final boolean shown;

    ShownSettings(Environment environment) {
        this.shown = environment.getProperty("endpoints.env.enabled", boolean.class, true);
    }

    @Override
    public Stream<String> weaknesses() {
        return WeakSettings.weakness(
                shown, "endpoints.env.enabled is true, expected false: settings are not shown there");
    }
}
