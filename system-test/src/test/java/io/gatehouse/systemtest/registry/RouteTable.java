package io.gatehouse.systemtest.registry;

import io.gatehouse.systemtest.stack.Service;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks that the gateway's route table has the public paths and permissions of every service. */
final class RouteTable {

    private static final String FILE = "gateway/src/main/java/io/gatehouse/gateway/route/Routes.java";
    private static final String PERMISSIONS = "shared-lib/src/main/java/io/gatehouse/shared/security/Permission.java";

    private static final Pattern UPSTREAM =
            Pattern.compile("((?: *@Route\\([^)]*\\)\\s+)+)@Client\\(\"([^\"]+)\"\\)", Pattern.MULTILINE);
    private static final Pattern ROUTE =
            Pattern.compile("path = \"([^\"]+)\",\\s*permission = (?:Permission\\.)?(\\w+)");
    private static final Pattern CONSTANT = Pattern.compile("String (\\w+) = \"([^\"]+)\"");

    private RouteTable() {}

    static Stream<Stray> strays(Tree tree) {
        Map<String, Map<String, String>> expected = new TreeMap<>();
        tree.upstreams().forEach(service -> expected.put(service.id(), service.routes()));
        return union(actual(tree), expected);
    }

    private static Stream<Stray> union(
            Map<String, Map<String, String>> actual, Map<String, Map<String, String>> expected) {
        return Stream.concat(actual.keySet().stream(), expected.keySet().stream())
                .distinct()
                .flatMap(id -> Stray.unlessEqual(FILE, "what leads to " + id, actual.get(id), expected.get(id)));
    }

    private static Map<String, Map<String, String>> actual(Tree tree) {
        Map<String, String> permissions = permissions(tree);
        Map<String, Map<String, String>> actual = new TreeMap<>();
        UPSTREAM.matcher(tree.text(FILE))
                .results()
                .forEach(upstream -> actual.put(upstream.group(2), routes(upstream.group(1), permissions)));
        return actual;
    }

    private static Map<String, String> routes(String annotations, Map<String, String> permissions) {
        Map<String, String> routes = new TreeMap<>();
        ROUTE.matcher(annotations)
                .results()
                .forEach((MatchResult route) ->
                        routes.put(route.group(1), permissions.getOrDefault(route.group(2), route.group(2))));
        return routes;
    }

    private static Map<String, String> permissions(Tree tree) {
        Map<String, String> values =
                new TreeMap<>(Map.of("IS_ANONYMOUS", Service.ANONYMOUS, "IS_AUTHENTICATED", Service.AUTHENTICATED));
        CONSTANT.matcher(tree.text(PERMISSIONS))
                .results()
                .forEach(constant -> values.put(constant.group(1), constant.group(2)));
        return values;
    }
}
