package io.gatehouse.gateway.metric;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.http.client.netty.NettyClientCustomizer;
import io.micronaut.runtime.event.annotation.EventListener;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/** Counts the connections that are open to upstreams, in use or not. */
@Singleton
final class UpstreamConnections implements BeanCreatedEventListener<NettyClientCustomizer.Registry> {

    private final LongAdder open = new LongAdder();
    private final BeanProvider<MeterRegistry> meters;

    UpstreamConnections(BeanProvider<MeterRegistry> meters) {
        this.meters = meters;
    }

    @Override
    public NettyClientCustomizer.Registry onCreated(BeanCreatedEvent<NettyClientCustomizer.Registry> event) {
        event.getBean().register(new NettyClientCustomizer() {
            @Override
            @SuppressWarnings("FutureReturnValueIgnored") // the listener is what the future is for
            public NettyClientCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                open.increment();
                channel.closeFuture().addListener(closed -> open.decrement());
                return this;
            }
        });
        return event.getBean();
    }

    @EventListener
    void register(StartupEvent started) {
        Gauge.builder("gateway.upstream.connections", open, LongAdder::sum)
                .description("Connections to upstreams and to auth-service, in use or not")
                .register(meters.get());
    }
}
