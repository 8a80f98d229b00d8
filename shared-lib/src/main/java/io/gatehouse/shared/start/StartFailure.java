package io.gatehouse.shared.start;

import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.http.server.exceptions.ServerStartupException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a service cannot start: which setting has which value, and what was expected. Micronaut has that only
 * in the text of its exceptions, in the middle of a path through its beans.
 */
final class StartFailure {

    private static final Pattern UNREADABLE = Pattern.compile(
            "Error resolving property value \\[(?<key>[^]]+)]\\. .* to target type \\[(?<type>[^]]+)]", Pattern.DOTALL);
    private static final Pattern MISSING =
            Pattern.compile("Error resolving property value \\[(?<key>[^]]+)]\\. Property doesn't exist");
    private static final Pattern INVALID = Pattern.compile(
            "\\.(?<name>\\w+) - (?<rule>\\V+).*?ConfigurationProperties\\(\"(?<prefix>[^\"]+)\"\\)", Pattern.DOTALL);

    private static final Map<String, String> WORDS = Map.of(
            "int", "a whole number",
            "long", "a whole number",
            "boolean", "true or false",
            "Duration", "a duration such as 500ms, 10s or 5m",
            "URI", "an address such as http://127.0.0.1:8080");

    private final SettingNames names;
    private final Environment environment;

    StartFailure(Environment environment) {
        this.names = new SettingNames(environment);
        this.environment = environment;
    }

    /** One sentence, for the failures that have one. */
    Optional<String> reason(Throwable failure) {
        return causes(failure).map(this::reasonOf).filter(Objects::nonNull).findFirst();
    }

    static Throwable root(Throwable failure) {
        return causes(failure).reduce(failure, (outer, inner) -> inner);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private @Nullable String reasonOf(Throwable cause) {
        if (cause instanceof BadSettingException bad) {
            return bad.sentence(names);
        }
        if (cause instanceof ServerStartupException) {
            return cause.getMessage() + ": " + root(cause);
        }
        return cause instanceof ConfigurationException
                ? cause.getMessage()
                : badSetting(String.valueOf(cause.getMessage()));
    }

    private @Nullable String badSetting(String message) {
        Matcher unreadable = UNREADABLE.matcher(message);
        if (unreadable.find()) {
            return fault(unreadable.group("key"), "expected " + inWords(unreadable.group("type")));
        }
        Matcher missing = MISSING.matcher(message);
        if (missing.find()) {
            return names.of(missing.group("key")) + " is not set";
        }
        Matcher invalid = INVALID.matcher(message);
        return invalid.find() ? fault(key(invalid), invalid.group("rule")) : null;
    }

    private static String key(Matcher invalid) {
        return invalid.group("prefix") + "." + NameUtils.hyphenate(invalid.group("name"));
    }

    private String fault(String key, String rule) {
        return "%s is \"%s\": %s"
                .formatted(
                        names.of(key),
                        environment.getProperty(key, String.class).orElse(""),
                        rule);
    }

    private static String inWords(String type) {
        return WORDS.getOrDefault(type, type);
    }
}
