package io.gatehouse.gateway.monitoring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The metrics in PromQL. It understands only what alerts and the dashboard use, and takes nothing else: an operator or a
 * function it does not know is an error, since a name after it might go unseen.
 */
final class Query {

    private static final Pattern TOKEN = Pattern.compile("\\s+|by \\((?<grouping>[a-z_, ]+)\\)"
            + "|(?<name>[a-z_]+)(?<values>\\{[^}]*})?|(?<open>\\()|(?<close>\\))"
            + "|\\[(?:\\d+m|\\$__rate_interval)]|\\$quantile|[0-9.]+|==|[-/*<>,]");
    private static final Pattern VALUE = Pattern.compile("(\\w+)(=~?)\"([^\"]*)\"(?:, )?");
    private static final Set<String> FUNCTIONS =
            Set.of("absent", "histogram_quantile", "increase", "max", "max_over_time", "min", "rate", "sum", "time");

    private final List<Selector> selectors = new ArrayList<>();
    private final Deque<Set<String>> groupings = new ArrayDeque<>(List.of(Set.of()));
    private Set<String> next = Set.of();

    private Query() {}

    /** What this expression asks for. A variable of the dashboard fits any value. */
    static List<Selector> selectors(String expression) {
        Query query = new Query();
        Matcher token = TOKEN.matcher(expression);
        int end = 0;
        while (token.lookingAt()) {
            query.read(token);
            end = token.end();
            token.region(end, expression.length());
        }
        if (end < expression.length()) {
            throw new AssertionError("not understood: " + expression.substring(end));
        }
        return query.selectors;
    }

    private void read(Matcher token) {
        if (token.group("grouping") != null) {
            next = Set.of(token.group("grouping").split(", "));
        } else if (token.group("open") != null) {
            groupings.push(union(groupings.getFirst(), next));
            next = Set.of();
        } else if (token.group("close") != null) {
            groupings.pop();
        } else if (token.group("name") != null && !FUNCTIONS.contains(token.group("name"))) {
            selectors.add(new Selector(token.group("name"), values(token.group("values")), groupings.getFirst()));
        }
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }

    private static Map<String, String> values(@Nullable String braces) {
        Map<String, String> values = new HashMap<>();
        String rest = braces == null ? "" : braces.substring(1, braces.length() - 1);
        Matcher value = VALUE.matcher(rest);
        while (value.lookingAt()) {
            String text = value.group(3).startsWith("$") ? ".*" : value.group(3);
            values.put(value.group(1), value.group(2).equals("=") ? Pattern.quote(text) : text);
            value.region(value.end(), rest.length());
        }
        if (value.regionStart() < rest.length()) {
            throw new AssertionError("not understood: " + braces);
        }
        return values;
    }
}
