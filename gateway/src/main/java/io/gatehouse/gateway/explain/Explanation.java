package io.gatehouse.gateway.explain;

import io.gatehouse.gateway.route.Destination;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a request.
 *
 * @param outcome {@code forwarded}, {@code refused}, {@code answered} if a rule answers by itself, or {@code own page} if it is
 *     left to the gateway's own pages
 * @param status the status of the answer if the request is refused or answered
 * @param route the route it matches, if any
 * @param rules the rules that were applied, in order, up to the one that refused or answered
 */
@Serdeable
record Explanation(
        String outcome, @Nullable Integer status, @Nullable Answering route, List<Rule> rules) {

    /**
     * The route that the request matches.
     *
     * @param name its name in the configuration, or its path if it is declared
     * @param service the service it leads to
     */
    @Serdeable
    record Answering(
            String name,
            String path,
            @Nullable String host,
            SortedSet<String> methods,
            SortedMap<String, String> headers,
            String permission,
            String service) {

        static Answering of(Destination route) {
            return new Answering(
                    route.name(),
                    route.path(),
                    route.conditions().host(),
                    new TreeSet<>(route.conditions().methods()),
                    new TreeMap<>(route.conditions().headers()),
                    route.permission(),
                    route.service());
        }
    }

    /**
     * A rule that was applied.
     *
     * @param rule its name
     * @param decision {@code passed}, {@code refused} or {@code answered}
     * @param reason why
     */
    @Serdeable
    record Rule(String rule, String decision, String reason) {}
}
