package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.route.Upstream;
import io.micronaut.context.BeanLocator;
import io.micronaut.core.util.SupplierUtil;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.client.HttpVersionSelection;
import io.micronaut.http.client.RawHttpClientRegistry;
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

    private final Forwarder forwarder;
    private final RawHttpClientRegistry clients;
    private final BeanLocator beans;

    Upstreams(Forwarder forwarder, RawHttpClientRegistry clients, BeanLocator beans) {
        this.forwarder = forwarder;
        this.clients = clients;
        this.beans = beans;
    }

    /** The ids of the services that have an address, in alphabetical order. */
    public SortedSet<String> services() {
        SortedSet<String> services = new TreeSet<>();
        beans.getBeansOfType(ServiceHttpClientConfiguration.class).stream()
                .filter(service -> !service.getUrls().isEmpty())
                .forEach(service -> services.add(service.getServiceId()));
        return services;
    }

    /** The upstream with this id in {@code micronaut.http.services}. */
    public Upstream named(String service, UnaryOperator<String> rewrite) {
        return request -> start((NettyHttpRequest<?>) request, forwarder.instanceOf(service), rewrite);
    }

    /** The upstream at this address, under a name that callers and logs may see. */
    public Upstream at(String name, URI address, UnaryOperator<String> rewrite) {
        Supplier<Instance> instance = SupplierUtil.memoized(() -> instance(name, address));
        return request -> start((NettyHttpRequest<?>) request, instance.get(), rewrite);
    }

    private static Mono<MutableHttpResponse<?>> start(
            NettyHttpRequest<?> inbound, Instance instance, UnaryOperator<String> rewrite) {
        return new Exchange(
                        inbound,
                        instance,
                        rewrite.apply(inbound.getNativeRequest().uri()))
                .start();
    }

    /** Routes to one host and port share its connections: Micronaut keeps one client for an address. */
    private Instance instance(String name, URI address) {
        String origin = address.getScheme() + "://" + address.getRawAuthority();
        HttpVersionSelection version = HttpVersionSelection.forLegacyVersion(HttpVersion.HTTP_1_1);
        return Instance.of(name, address, clients.getRawClient(version, origin, null));
    }
}
