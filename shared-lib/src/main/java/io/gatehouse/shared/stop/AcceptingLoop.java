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
 * Makes the event loop that accepts connections, as the server would. One of the server's own is stopped, and its
 * listeners closed, before anybody is told that the server stops.
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
        // One accepts for every port. Netty would start two for each processor, each with a ring of its own.
        int loops = Math.max(1, settings.getNumThreads());
        return new MultiThreadIoEventLoopGroup(loops, threads, transport.createIoHandlerFactory(settings));
    }

    private static EventLoopGroupConfiguration settings(NettyHttpServerConfiguration server) {
        return server.getParent() == null ? new DefaultEventLoopGroupConfiguration() : server.getParent();
    }
}
