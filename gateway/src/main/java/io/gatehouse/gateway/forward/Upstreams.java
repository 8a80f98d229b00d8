package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.resilience.UpstreamService;
import io.gatehouse.gateway.resilience.UpstreamServices;
import io.micronaut.context.BeanLocator;
import io.micronaut.core.util.SupplierUtil;
import io.micronaut.http.client.ServiceHttpClientConfiguration;
import io.micronaut.http.server.netty.NettyHttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Makes upstreams for configured routes; each applies a rewrite to the target of a request before it is sent. */
@Singleton
public final class Upstreams {

    private final UpstreamServices services;
    private final BeanLocator beans;

    Upstreams(UpstreamServices services, BeanLocator beans) {
        this.services = services;
        this.beans = beans;
    }

    /** The ids of the services, in alphabetical order. */
    public SortedSet<String> services() {
        SortedSet<String> ids = new TreeSet<>();
        beans.getBeansOfType(ServiceHttpClientConfiguration.class).stream()
                .forEach(service -> ids.add(service.getServiceId()));
        return ids;
    }

    /** The upstream with this id in {@code micronaut.http.services}. */
    public Upstream named(String id, UnaryOperator<String> rewrite) {
        return to(() -> services.named(id), rewrite);
    }

    /** The upstream at this address, under a name that callers and logs may see. */
    public Upstream at(String name, URI address, UnaryOperator<String> rewrite) {
        return to(SupplierUtil.memoized(() -> services.at(name, address)), rewrite);
    }

    private static Upstream to(Supplier<UpstreamService> service, UnaryOperator<String> rewrite) {
        return request -> {
            NettyHttpRequest<?> inbound = (NettyHttpRequest<?>) request;
            String target = rewrite.apply(inbound.getNativeRequest().uri());
            return Forwarder.forward(inbound, service.get(), target);
        };
    }
}
