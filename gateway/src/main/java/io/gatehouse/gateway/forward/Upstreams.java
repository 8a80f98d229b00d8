package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.resilience.UpstreamService;
import io.gatehouse.gateway.resilience.UpstreamServices;
import io.gatehouse.gateway.route.Upstream;
import io.micronaut.context.BeanLocator;
import io.micronaut.core.util.SupplierUtil;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.client.ServiceHttpClientConfiguration;
import io.micronaut.http.server.netty.NettyHttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** Makes upstreams that nobody declared; each is given what to do with a request's target before it goes out. */
@Singleton
public final class Upstreams {

    private final UpstreamServices services;
    private final BeanLocator beans;

    Upstreams(UpstreamServices services, BeanLocator beans) {
        this.services = services;
        this.beans = beans;
    }

    /** The ids of the services that have an address, in alphabetical order. */
    public SortedSet<String> services() {
        SortedSet<String> ids = new TreeSet<>();
        beans.getBeansOfType(ServiceHttpClientConfiguration.class).stream()
                .filter(service -> !service.getUrls().isEmpty())
                .forEach(service -> ids.add(service.getServiceId()));
        return ids;
    }

    /** The upstream with this id in {@code micronaut.http.services}. */
    public Upstream named(String id, UnaryOperator<String> rewrite) {
        return upstream(() -> services.named(id), rewrite);
    }

    /** The upstream at this address, under a name that callers and logs may see. */
    public Upstream at(String name, URI address, UnaryOperator<String> rewrite) {
        return upstream(() -> services.at(name, address), rewrite);
    }

    /** Ten thousand routes that nobody asks for have no clients. */
    private static Upstream upstream(Supplier<UpstreamService> unmade, UnaryOperator<String> rewrite) {
        Supplier<UpstreamService> service = SupplierUtil.memoized(unmade);
        return request -> forward(request, service.get(), rewrite);
    }

    private static Mono<MutableHttpResponse<?>> forward(
            HttpRequest<?> request, UpstreamService service, UnaryOperator<String> rewrite) {
        NettyHttpRequest<?> inbound = (NettyHttpRequest<?>) request;
        return Forwarder.forward(
                inbound, service, rewrite.apply(inbound.getNativeRequest().uri()));
    }
}
