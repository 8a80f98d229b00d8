package io.gatehouse.shared.start;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration.NettyListenerConfiguration;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** Puts the public listener first: a server reports the port of its first listener as its own. */
@Singleton
final class PublicListenerFirst implements BeanCreatedEventListener<NettyHttpServerConfiguration> {

    @Override
    public NettyHttpServerConfiguration onCreated(BeanCreatedEvent<NettyHttpServerConfiguration> event) {
        NettyHttpServerConfiguration server = event.getBean();
        server.setListeners(publicFirst(server.getListeners()));
        return server;
    }

    private static List<NettyListenerConfiguration> publicFirst(List<NettyListenerConfiguration> listeners) {
        return listeners.stream()
                .sorted(Comparator.comparing(NettyListenerConfiguration::isExposeDefaultRoutes)
                        .reversed())
                .toList();
    }
}
