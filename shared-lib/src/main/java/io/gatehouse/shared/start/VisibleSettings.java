package io.gatehouse.shared.start;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.management.endpoint.env.EnvironmentEndpointFilter;
import io.micronaut.management.endpoint.env.EnvironmentFilterSpecification;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Decides what {@code /env} shows: the settings that the files name, with the variables their values come from, except
 * for possible secrets. All other variables of the process are masked, since nobody knows what is in them.
 */
@Singleton
@Requires(notEnv = KnownEnvironments.PRODUCTION)
final class VisibleSettings implements EnvironmentEndpointFilter {

    /** The address of Redis may contain a password, and OpenTelemetry's headers a key. */
    private static final Pattern SECRET =
            Pattern.compile(".*(password|secret|credential|token|key|redis|headers).*", Pattern.CASE_INSENSITIVE);

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");

    private final Environment environment;

    VisibleSettings(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void specifyFiltering(EnvironmentFilterSpecification specification) {
        Set<String> named = environment.getPropertySources().stream()
                .filter(VisibleSettings::isFile)
                .flatMap(VisibleSettings::names)
                .filter(name -> !SECRET.matcher(name).matches())
                .collect(Collectors.toSet());
        specification.maskAll().exclude(named::contains);
    }

    private static boolean isFile(PropertySource source) {
        return source.getName().equals(SharedDefaults.FILE) || source.getName().startsWith("application");
    }

    private static Stream<String> names(PropertySource file) {
        return StreamSupport.stream(file.spliterator(), false)
                .flatMap(key -> Stream.concat(Stream.of(key), variables(String.valueOf(file.get(key)))));
    }

    private static Stream<String> variables(String value) {
        return VARIABLE.matcher(value).results().map((MatchResult variable) -> variable.group(1));
    }
}
