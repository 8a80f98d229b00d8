package io.gatehouse.gateway.route;

import io.gatehouse.gateway.forward.Upstream;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.reactivestreams.Publisher;

/**
 * Distributes requests among several upstreams by weight. It does not implement {@link Upstream}, or forwarding would
 * be added to it, too.
 */
final class WeightedUpstream {

    private final Upstream[] upstreams;
    private final int[] bounds;

    private WeightedUpstream(Upstream[] upstreams, int[] bounds) {
        this.upstreams = upstreams;
        this.bounds = bounds;
    }

    static Upstream of(Map<String, Integer> weights, Function<String, Upstream> upstreams) {
        int[] bounds = weights.values().stream().mapToInt(Integer::intValue).toArray();
        for (int i = 1; i < bounds.length; i++) {
            bounds[i] += bounds[i - 1];
        }
        return new WeightedUpstream(weights.keySet().stream().map(upstreams).toArray(Upstream[]::new), bounds)::forward;
    }

    private Publisher<MutableHttpResponse<?>> forward(HttpRequest<?> request) {
        int drawn = ThreadLocalRandom.current().nextInt(bounds[bounds.length - 1]);
        int i = 0;
        while (drawn >= bounds[i]) {
            i++;
        }
        return upstreams[i].forward(request);
    }
}
