package io.gatehouse.gateway.route;

import io.micronaut.context.env.PropertySource;
import io.micronaut.management.endpoint.info.InfoSource;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Shows at {@code /info} how many routes there are, when they were read, and why a later configuration was refused. */
@Singleton
final class RouteInfo implements InfoSource {

    private final RouteTable routes;

    RouteInfo(RouteTable routes) {
        this.routes = routes;
    }

    @Override
    public Publisher<PropertySource> getSource() {
        return Mono.fromSupplier(() -> PropertySource.of("routes", Map.of("routes", describe(routes.snapshot()))));
    }

    private static Map<String, Object> describe(RouteTable.Snapshot snapshot) {
        Map<String, Object> described = new TreeMap<>();
        described.put("count", snapshot.all().size());
        described.put("since", snapshot.since().toString());
        if (snapshot.refused() != null) {
            described.put("refused", snapshot.refused());
        }
        return described;
    }
}
