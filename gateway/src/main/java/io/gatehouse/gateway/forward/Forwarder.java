package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.failure.UpstreamFailure;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.context.BeanLocator;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.client.HttpVersionSelection;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.client.RawHttpClientRegistry;
import io.micronaut.http.client.ServiceHttpClientConfiguration;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Implements every {@link Forwarded} interface: the inbound body goes straight out, the outbound body straight back,
 * neither is buffered.
 */
@Singleton
@InterceptorBean(Forwarded.class)
final class Forwarder implements MethodInterceptor<Object, Object> {

    private final RawHttpClientRegistry clients;
    private final BeanLocator beans;
    private final Map<String, Instance> instances = new ConcurrentHashMap<>();

    Forwarder(RawHttpClientRegistry clients, BeanLocator beans) {
        this.clients = clients;
        this.beans = beans;
    }

    @Override
    public Object intercept(MethodInvocationContext<Object, Object> invocation) {
        String service = invocation.stringValue(Client.class).orElseThrow();
        return forward((HttpRequest<?>) invocation.getParameterValues()[0], instanceOf(service));
    }

    private Publisher<MutableHttpResponse<?>> forward(HttpRequest<?> inbound, Instance instance) {
        MutableHttpRequest<?> outbound = OutboundRequest.of(inbound, instance.address());
        Publisher<? extends HttpResponse<?>> answer = instance.client()
                .exchange(outbound, ((ServerHttpRequest<?>) inbound).byteBody().move(), null);
        return Mono.from(answer)
                .<MutableHttpResponse<?>>map(response -> InboundResponse.of(response, inbound, outbound))
                .onErrorResume(failure -> Mono.just(UpstreamFailure.answer(failure, inbound, instance.service())));
    }

    private Instance instanceOf(String service) {
        Instance known = instances.get(service);
        return known != null ? known : instances.computeIfAbsent(service, this::instance);
    }

    private Instance instance(String service) {
        RawHttpClient client = clients.getRawClient(
                HttpVersionSelection.forLegacyVersion(io.micronaut.http.HttpVersion.HTTP_1_1), service, null);
        String address = beans.getBean(ServiceHttpClientConfiguration.class, Qualifiers.byName(service))
                .getUrls()
                .getFirst()
                .toString();
        return new Instance(service, address, client);
    }

    private record Instance(String service, String address, RawHttpClient client) {}
}
