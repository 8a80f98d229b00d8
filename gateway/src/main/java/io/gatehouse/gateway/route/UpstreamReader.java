package io.gatehouse.gateway.route;

import io.gatehouse.gateway.forward.Upstream;
import io.gatehouse.gateway.forward.Upstreams;
import io.gatehouse.shared.start.HttpAddress;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Reads where the requests of a configured route go: to a service, to an address, or to several services by weight. */
@Singleton
final class UpstreamReader {

    static final List<String> KEYS = List.of("service", "upstreams", "uri");

    private static final int MOST_WEIGHT = 1_000_000;

    private final Upstreams upstreams;
    private final SortedSet<String> services;

    UpstreamReader(Upstreams upstreams) {
        this.upstreams = upstreams;
        this.services = upstreams.services();
    }

    static boolean isIn(RouteEntry entry) {
        return KEYS.stream().anyMatch(entry::has);
    }

    Upstream read(RouteEntry entry, UnaryOperator<String> rewrite) {
        List<String> named = KEYS.stream().filter(entry::has).toList();
        if (named.size() > 1) {
            throw new RouteConfigurationException(
                    entry.key(String.join(" and ", named)) + " are set: expected one of them");
        }
        return switch (named.isEmpty() ? "" : named.getFirst()) {
            case "uri" -> upstreams.at(entry.name(), address(entry), rewrite);
            case "upstreams" -> weighted(entry, rewrite);
            default -> upstreams.named(service(entry), rewrite);
        };
    }

    private String service(RouteEntry entry) {
        String service = entry.required("service", expected() + "; or uri, or upstreams");
        if (!services.contains(service)) {
            throw entry.wrong("service", expected());
        }
        return service;
    }

    private String expected() {
        return "one of micronaut.http.services: " + String.join(", ", services);
    }

    /** The address in the entry's {@code uri}. */
    static URI address(RouteEntry entry) {
        String text = entry.required("uri", HttpAddress.EXPECTED);
        return HttpAddress.parse(text).orElseThrow(() -> wrong(entry, text));
    }

    private static RouteConfigurationException wrong(RouteEntry entry, String text) {
        return new RouteConfigurationException(
                entry.key("uri") + " " + HttpAddress.fault(text) + ": expected " + HttpAddress.EXPECTED);
    }

    private Upstream weighted(RouteEntry entry, UnaryOperator<String> rewrite) {
        Map<String, Integer> weights = new TreeMap<>();
        entry.below("upstreams").keySet().forEach(service -> weights.put(service, weight(entry, service)));
        if (weights.values().stream().allMatch(weight -> weight == 0)) {
            throw entry.wrong("upstreams", "services with their weights, not all of them 0");
        }
        return WeightedUpstream.of(weights, service -> upstreams.named(service, rewrite));
    }

    private int weight(RouteEntry entry, String service) {
        String key = "upstreams." + service;
        if (!services.contains(service)) {
            throw new RouteConfigurationException(entry.key(key) + " is unknown: expected " + expected());
        }
        return (int) entry.wholeNumber(key, 0, 0, MOST_WEIGHT);
    }
}
