package io.gatehouse.shared.start;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.exceptions.ConfigurationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Stops the start if a variable whose default is true or false is set to anything else: Micronaut silently takes every
 * unknown word for false.
 */
@Context
final class BooleanSettings {

    private static final Pattern SWITCH = Pattern.compile("\\$\\{(?<name>[A-Z][A-Z0-9_]*):(true|false)}");
    private static final Pattern ALLOWED = Pattern.compile("true|false", Pattern.CASE_INSENSITIVE);

    BooleanSettings(Environment environment) {
        environment.getPropertySources().stream()
                .flatMap(BooleanSettings::in)
                .forEach(name -> environment.getProperty(name, String.class).ifPresent(value -> check(name, value)));
    }

    private static Stream<String> in(PropertySource source) {
        return StreamSupport.stream(source.spliterator(), false)
                .map(key -> SWITCH.matcher(String.valueOf(source.get(key))))
                .filter(Matcher::matches)
                .map(variable -> variable.group("name"));
    }

    private static void check(String name, String value) {
        if (!ALLOWED.matcher(value).matches()) {
            throw new ConfigurationException("%s is \"%s\": expected true or false".formatted(name, value));
        }
    }
}
