package io.gatehouse.gateway.route;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the conditions of a configured route. */
final class ConditionsReader {

    static final Set<String> KEYS = Set.of("host", "methods", "headers");

    private static final Pattern HOST = Pattern.compile("[a-z0-9._-]*[a-z0-9_-]|\\*(\\.[a-z0-9_-]+)+|\\[[0-9a-f:.]+]");
    private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z-]*");
    private static final Pattern FIELD = Pattern.compile("[a-z0-9!#$%&'*+.^`|~-]+");

    private ConditionsReader() {}

    static Conditions read(RouteEntry entry) {
        return new Conditions(host(entry), methods(entry), headers(entry));
    }

    private static @Nullable String host(RouteEntry entry) {
        if (!entry.has("host")) {
            return null;
        }
        String expected = "a name such as shop.example or *.shop.example, without a port and without a dot at its end";
        String host = entry.required("host", expected).toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches()) {
            throw entry.wrong("host", expected);
        }
        return host;
    }

    private static Set<String> methods(RouteEntry entry) {
        List<String> methods = entry.texts("methods");
        boolean plausible =
                methods.stream().allMatch(method -> METHOD.matcher(method).matches());
        if (!plausible || (methods.isEmpty() && entry.has("methods"))) {
            throw entry.wrong("methods", "methods such as GET, POST");
        }
        return Set.copyOf(methods);
    }

    /** Refuses names with an underscore, because such fields are not forwarded either. */
    private static Map<String, String> headers(RouteEntry entry) {
        Map<String, String> headers = new TreeMap<>();
        entry.below("headers").forEach((name, value) -> {
            String field = name.toLowerCase(Locale.ROOT);
            if (!FIELD.matcher(field).matches() || headers.put(field, value) != null) {
                throw entry.wrong("headers." + name, "a header field's name, once");
            }
        });
        if (headers.isEmpty() && entry.has("headers")) {
            throw entry.wrong("headers", "header fields with their values");
        }
        return headers;
    }
}
