package io.gatehouse.gateway.access;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND;

import io.gatehouse.shared.start.ManagementPort;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/** Adds a {@link VisitHandler} to every connection to the public port, and to every stream of an HTTP/2 connection. */
@Singleton
final class Visits implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final BeanProvider<VisitBook> book;
    private final CutOff cutOff;
    private final ManagementPort management;

    Visits(BeanProvider<VisitBook> book, CutOff cutOff, ManagementPort management) {
        this.book = book;
        this.cutOff = cutOff;
        this.management = management;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new NettyServerCustomizer() {
            @Override
            public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                return role == ChannelRole.CONNECTION && !management.isAt(channel.localAddress())
                        ? new Watch(channel, book.get(), cutOff)
                        : this;
            }
        });
        return event.getBean();
    }

    private record Watch(Channel channel, VisitBook book, CutOff cutOff) implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel stream, ChannelRole role) {
            return new Watch(stream, book, cutOff);
        }

        @Override
        public void onStreamPipelineBuilt() {
            channel.pipeline().addBefore(HANDLER_MICRONAUT_INBOUND, null, new VisitHandler(book, cutOff));
        }
    }
}
