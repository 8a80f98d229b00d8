package io.gatehouse.shared.production;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;
import java.util.List;
import java.util.stream.Collectors;

/** Stops the start in production if any settings are fit for trials only, and names each of them. */
@Context
@Requires(env = "production")
final class ProductionRules {

    ProductionRules(List<WeakSettings> settings) {
        String weaknesses =
                settings.stream().flatMap(WeakSettings::weaknesses).sorted().collect(Collectors.joining("; "));
        if (!weaknesses.isEmpty()) {
            throw new ConfigurationException("Not in production: " + weaknesses);
        }
    }
}
