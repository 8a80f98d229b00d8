package io.gatehouse.shared.stop;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.http.netty.channel.DefaultEventLoopGroupConfiguration;
import io.micronaut.http.netty.channel.EventLoopGroupConfiguration;
import io.micronaut.http.netty.channel.EventLoopGroupFactory;
import io.micronaut.http.netty.channel.NettyThreadFactory;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadFactory;

/**
 * Makes the event loop that accepts connections, in place of the server's own. The server stops its own loop, and
 * closes its listeners with it, before it tells anybody that it is stopping.
 */
@Factory
final class AcceptingLoop {

    @Singleton
    @Bean(preDestroy = "shutdownGracefully")
    @Named(NettyHttpServerConfiguration.Parent.NAME)
    EventLoopGroup accepting(
            EventLoopGroupFactory transport,
            @Named(NettyThreadFactory.NAME) ThreadFactory threads,
            NettyHttpServerConfiguration server) {
        EventLoopGroupConfiguration settings = settings(server);
        // One thread accepts for all ports. Netty would start two per processor, each with a ring of its own.
        int loops = Math.max(1, settings.getNumThreads());
        return new MultiThreadIoEventLoopGroup(loops, threads, transport.createIoHandlerFactory(settings));
    }

    private static EventLoopGroupConfiguration settings(NettyHttpServerConfiguration server) {
        return server.getParent() == null ? new DefaultEventLoopGroupConfiguration() : server.getParent();
    }
}
