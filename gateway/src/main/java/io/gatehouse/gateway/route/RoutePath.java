package io.gatehouse.gateway.route;

import java.util.regex.Pattern;

/** Reads paths of configured routes: spelled in the one way that requests' paths are compared with. */
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
