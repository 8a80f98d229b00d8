package io.gatehouse.shared.start;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import java.util.List;

/**
 * Stops the start if {@code MICRONAUT_ENVIRONMENTS} has an unknown word: a misspelt one would silently turn off
 * production's strict checks.
 */
@Context
final class KnownEnvironments {

    static final String LOCAL = "local";
    static final String PRODUCTION = "production";

    private static final List<String> KNOWN = List.of(LOCAL, Environment.TEST, "development", PRODUCTION);

    KnownEnvironments(Environment environment) {
        environment.getActiveNames().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(KnownEnvironments::refuse);
    }

    private static void refuse(String name) {
        throw new ConfigurationException(
                "MICRONAUT_ENVIRONMENTS names \"%s\": expected one of %s".formatted(name, String.join(", ", KNOWN)));
    }
}
