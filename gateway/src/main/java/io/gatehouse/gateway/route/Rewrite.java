package io.gatehouse.gateway.route;

import java.util.function.UnaryOperator;

/**
 * Puts another prefix in the place of a route's path; the rest of the target stays as it came, byte for byte.
 *
 * @param length the length of what is replaced
 * @param prefix what comes in its place, without a slash at its end
 */
record Rewrite(int length, String prefix) implements UnaryOperator<String> {

    /** The target as it came if the entry says nothing. */
    static UnaryOperator<String> of(RouteEntry entry, String path) {
        if (!entry.has("rewrite")) {
            return UnaryOperator.identity();
        }
        return new Rewrite(withoutSlash(path).length(), withoutSlash(RoutePath.of(entry, "rewrite")));
    }

    @Override
    public String apply(String target) {
        String rewritten = prefix + target.substring(length);
        return rewritten.startsWith("/") ? rewritten : '/' + rewritten;
    }

    private static String withoutSlash(String path) {
        return path.equals("/") ? "" : path;
    }
}
