package io.gatehouse.gateway.route;

import java.util.regex.Pattern;

/**
 * Reads the paths of configured routes, which must be spelled in the canonical form that requests are compared with.
 */
final class RoutePath {

    private static final Pattern PATH = Pattern.compile("/|(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~!$&'()*+,=:@-]+)+");

    private RoutePath() {}

    static String of(RouteEntry entry, String key) {
        String expected = "a path such as /shop, without a slash at its end, escapes or a query";
        String path = entry.required(key, expected);
        if (!PATH.matcher(path).matches()) {
            throw entry.wrong(key, expected);
        }
        return path;
    }
}
