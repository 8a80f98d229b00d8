package io.gatehouse.gateway.forward;

import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.context.BeanLocator;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.client.HttpVersionSelection;
import io.micronaut.http.client.RawHttpClientRegistry;
import io.micronaut.http.client.ServiceHttpClientConfiguration;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
        NettyHttpRequest<?> inbound = (NettyHttpRequest<?>) invocation.getParameterValues()[0];
        return new Exchange(
                        inbound, instanceOf(service), inbound.getNativeRequest().uri())
                .start();
    }

    Instance instanceOf(String service) {
        Instance known = instances.get(service);
        return known != null ? known : instances.computeIfAbsent(service, this::instance);
    }

    private Instance instance(String service) {
        URI address = beans.getBean(ServiceHttpClientConfiguration.class, Qualifiers.byName(service))
                .getUrls()
                .getFirst();
        HttpVersionSelection version = HttpVersionSelection.forLegacyVersion(HttpVersion.HTTP_1_1);
        return Instance.of(service, address, clients.getRawClient(version, service, null));
    }
}
