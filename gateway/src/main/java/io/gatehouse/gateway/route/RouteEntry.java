package io.gatehouse.gateway.route;

import io.gatehouse.shared.start.Durations;
import io.micronaut.core.convert.ConversionService;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One route as configured under {@code gateway.routes.<name>}: gives access to its values, and reports invalid ones.
 *
 * @param name the route's name
 * @param values by the rest of their keys
 */
record RouteEntry(String name, Map<String, Object> values) {

    static final String PREFIX = "gateway.routes";

    private static final Pattern BYTES = Pattern.compile("(?<number>\\d{1,18})(?<unit>|B|KB|MB|GB)");
    private static final Map<String, Integer> UNITS = Map.of("KB", 10, "MB", 20, "GB", 30);

    /** Refuses all keys except these and those below the given parents. */
    void allowOnly(Set<String> keys, Set<String> parents) {
        for (String key : values.keySet()) {
            int dot = key.indexOf('.');
            if (!keys.contains(key) && !(dot > 0 && parents.contains(key.substring(0, dot)))) {
                throw new RouteConfigurationException(
                        key(key) + " is unknown: expected one of " + String.join(", ", new TreeSet<>(keys)));
            }
        }
    }

    boolean has(String key) {
        return values.containsKey(key) || values.keySet().stream().anyMatch(other -> other.startsWith(key + '.'));
    }

    /** The value as text, or null if there is none. */
    @Nullable String text(String key) {
        Object value = values.get(key);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }

    String required(String key, String expected) {
        String text = text(key);
        if (text == null) {
            throw wrong(key, expected);
        }
        return text;
    }

    /** The values of a list, or of a text separated by commas. */
    List<String> texts(String key) {
        Object value = values.get(key);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        String text = text(key);
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    /** Everything below this key, in order. */
    Map<String, String> below(String key) {
        Map<String, String> below = new LinkedHashMap<>();
        values.forEach((other, value) -> {
            if (other.startsWith(key + '.')) {
                below.put(other.substring(key.length() + 1), String.valueOf(value));
            }
        });
        return below;
    }

    Duration duration(String key, Duration otherwise) {
        return parse(key, otherwise, "a duration such as 500ms, 10s or 5m, of 365d at most", RouteEntry::duration);
    }

    long wholeNumber(String key, long otherwise, long min, long max) {
        return parse(key, otherwise, "a whole number from " + min + " to " + max, text -> wholeNumber(text, min, max));
    }

    boolean flag(String key, boolean otherwise) {
        return parse(key, otherwise, "true or false", text -> Optional.of(text)
                .filter(Set.of("true", "false")::contains)
                .map(Boolean::valueOf));
    }

    long bytes(String key, long otherwise) {
        return parse(key, otherwise, "a size such as 500KB, 10MB or 1GB", RouteEntry::bytes);
    }

    RouteConfigurationException wrong(String key, String expected) {
        return new RouteConfigurationException(key(key), values.get(key), expected);
    }

    /** The full name of a key. */
    String key(String key) {
        return PREFIX + '.' + name + '.' + key;
    }

    private <T> T parse(String key, T otherwise, String expected, Function<String, Optional<T>> parser) {
        if (!values.containsKey(key)) {
            return otherwise;
        }
        return parser.apply(required(key, expected)).orElseThrow(() -> wrong(key, expected));
    }

    private static Optional<Duration> duration(String text) {
        return ConversionService.SHARED.convert(text, Duration.class).filter(Durations::isLasting);
    }

    private static Optional<Long> wholeNumber(String text, long min, long max) {
        return Optional.of(text)
                .filter(number -> number.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .filter(number -> number >= min && number <= max);
    }

    private static Optional<Long> bytes(String text) {
        Matcher bytes = BYTES.matcher(text);
        if (!bytes.matches()) {
            return Optional.empty();
        }
        int shift = UNITS.getOrDefault(bytes.group("unit"), 0);
        return Optional.of(Long.valueOf(bytes.group("number")))
                .filter(number -> number <= Long.MAX_VALUE >> shift)
                .map(number -> number << shift);
    }
}
