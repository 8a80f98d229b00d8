package io.gatehouse.gateway.route;

import java.util.function.UnaryOperator;

/**
 * Replaces the path of the route at the beginning of a target with another prefix; the rest stays unchanged, byte for
 * byte.
 *
 * @param length the length of the path that is replaced
 * @param prefix the replacement, without a trailing slash
 */
record Rewrite(int length, String prefix) implements UnaryOperator<String> {

    /** Leaves the target unchanged if the entry has no rewrite. */
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
