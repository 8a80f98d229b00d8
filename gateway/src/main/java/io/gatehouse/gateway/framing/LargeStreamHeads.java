package io.gatehouse.gateway.framing;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import jakarta.inject.Singleton;

/**
 * Makes Netty read HTTP/2 heads that are larger than allowed, so that the gateway can refuse them with a reason. Netty itself
 * refuses with a bare status, and above a second limit ends the connection.
 */
@Singleton
final class LargeStreamHeads implements BeanCreatedEventListener<NettyHttpServerConfiguration> {

    private static final long TIMES_AS_LARGE = 4;

    private final FramingSettings settings;

    LargeStreamHeads(FramingSettings settings) {
        this.settings = settings;
    }

    @Override
    public NettyHttpServerConfiguration onCreated(BeanCreatedEvent<NettyHttpServerConfiguration> event) {
        event.getBean().getHttp2().setMaxHeaderListSize(TIMES_AS_LARGE * settings.maxHttp2HeadSize());
        return event.getBean();
    }
}
