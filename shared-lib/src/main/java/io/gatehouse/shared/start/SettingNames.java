package io.gatehouse.shared.start;

import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names by which settings are known outside: not {@code micronaut.server.port} but {@code
 * STOCKS_SERVICE_PORT}.
 */
public record SettingNames(Environment environment) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(?<name>[^:}]+)(:.*)?}");

    /** The variable that the value of this key came from, or the key itself if no variable was set. */
    public String of(String key) {
        return placeholder(key)
                .filter(name -> environment.getProperty(name, String.class).isPresent())
                .map(this::of)
                .orElse(key);
    }

    private Optional<String> placeholder(String key) {
        return environment.getPropertySources().stream()
                .filter(source -> source.get(key) != null)
                .max(Comparator.comparing(PropertySource::getOrder))
                .map(source -> PLACEHOLDER.matcher(String.valueOf(source.get(key))))
                .filter(Matcher::matches)
                .map(placeholder -> placeholder.group("name"));
    }
}
