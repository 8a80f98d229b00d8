package io.gatehouse.aws.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the CDK's context, whose values are text on the command line and of any type in a file, and collects faults.
 */
final class Context {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");

    /** The tools' own entries, such as {@code @aws-cdk/core:newStyle} and {@code aws:cdk:bundling-stacks}. */
    private static final Pattern OF_THE_TOOLS = Pattern.compile(".*[@:/].*|cli-.*");

    private final Map<String, ?> values;
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<String> faults = new ArrayList<>();

    Context(Map<String, ?> values) {
        this.values = values;
    }

    /** Whether there is any setting of ours. */
    static boolean isEmpty(Map<String, ?> values) {
        return values.keySet().stream().allMatch(Context::isOfTheTools);
    }

    String text(String key, Pattern pattern, String expected) {
        Optional<String> text = optional(key, pattern, expected);
        if (!values.containsKey(key)) {
            faults.add(key + " is missing, expected " + expected);
        }
        return text.orElse("");
    }

    Optional<String> optional(String key, Pattern pattern, String expected) {
        asked.add(key);
        return Optional.ofNullable(values.get(key)).map(String::valueOf).filter(text -> {
            boolean fine = pattern.matcher(text).matches();
            return fine || refuse(key, text, expected);
        });
    }

    /** Whatever is set with this prefix and then the name of a variable, by that name. */
    Map<String, String> variables(String prefix) {
        asked.add(prefix + "NAME");
        Map<String, String> variables = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)
                    && VARIABLE.matcher(key)
                            .region(prefix.length(), key.length())
                            .matches()) {
                asked.add(key);
                variables.put(key.substring(prefix.length()), String.valueOf(value));
            }
        });
        return variables;
    }

    int number(String key, int least, int most, int otherwise) {
        String expected = "a whole number from " + least + " to " + most;
        return optional(key, WHOLE_NUMBER, expected)
                .map(Integer::valueOf)
                .filter(number -> (number >= least && number <= most) || refuse(key, number, expected))
                .orElse(otherwise);
    }

    int oneOf(String key, Collection<Integer> choices, int otherwise) {
        String expected = "one of " + choices;
        return optional(key, WHOLE_NUMBER, expected)
                .map(Integer::valueOf)
                .filter(number -> choices.contains(number) || refuse(key, number, expected))
                .orElse(otherwise);
    }

    /** Records a fault; always returns false. */
    boolean refuse(String key, Object value, String expected) {
        faults.add(key + " is '" + value + "', expected " + expected);
        return false;
    }

    /** Fails if there was a fault, or a setting that nobody asked for, which must be misspelt. */
    void done() {
        values.keySet().stream()
                .filter(key -> !isOfTheTools(key) && !asked.contains(key))
                .forEach(key -> faults.add(key + " is not known, expected one of " + String.join(", ", asked)));
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
    }

    private static boolean isOfTheTools(String key) {
        return OF_THE_TOOLS.matcher(key).matches();
    }
}
