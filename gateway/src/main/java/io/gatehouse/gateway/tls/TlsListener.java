package io.gatehouse.gateway.tls;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration.NettyListenerConfiguration;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Adds a port with TLS at the address of the public one, if there is a certificate. */
@Singleton
final class TlsListener implements BeanCreatedEventListener<NettyHttpServerConfiguration>, Ordered {

    private final TlsSettings settings;

    TlsListener(TlsSettings settings) {
        this.settings = settings;
    }

    @Override
    public NettyHttpServerConfiguration onCreated(BeanCreatedEvent<NettyHttpServerConfiguration> event) {
        NettyHttpServerConfiguration server = event.getBean();
        if (settings.isOn()) {
            List<NettyListenerConfiguration> listeners = new ArrayList<>(server.getListeners());
            listeners.add(NettyListenerConfiguration.createTcp(
                    publicHost(listeners), settings.port(), true, TlsCertificate.NAME, null));
            server.setListeners(listeners);
        }
        return server;
    }

    /** After the other listeners are in their order. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    private static String publicHost(List<NettyListenerConfiguration> listeners) {
        return listeners.stream()
                .filter(NettyListenerConfiguration::isExposeDefaultRoutes)
                .map(NettyListenerConfiguration::getHost)
                .findFirst()
                .orElseThrow();
    }
}
