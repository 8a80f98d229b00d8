package io.gatehouse.gateway.access;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;

/** Watches every connection to the public port, and every stream of an HTTP/2 connection. */
@Singleton
final class Visits implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final BeanProvider<VisitBook> book;
    private final int managementPort;

    Visits(BeanProvider<VisitBook> book, @Value("${endpoints.all.port}") int managementPort) {
        this.book = book;
        this.managementPort = managementPort;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new NettyServerCustomizer() {
            @Override
            public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                return role == ChannelRole.CONNECTION && isPublic(channel) ? new Watch(channel, book.get()) : this;
            }
        });
        return event.getBean();
    }

    private boolean isPublic(Channel channel) {
        return !(channel.localAddress() instanceof InetSocketAddress local) || local.getPort() != managementPort;
    }

    private record Watch(Channel channel, VisitBook book) implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel stream, ChannelRole role) {
            return new Watch(stream, book);
        }

        @Override
        public void onStreamPipelineBuilt() {
            channel.pipeline().addBefore(HANDLER_MICRONAUT_INBOUND, null, new VisitHandler(book));
        }
    }
}
