package io.gatehouse.shared.stop;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Stopping;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.netty.channel.EventLoopGroupRegistry;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EventLoopGuardTest {

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final EventLoopGroup accepting = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final AtomicInteger ended = new AtomicInteger();
    private final EventLoopGuard guard = new EventLoopGuard(ended::incrementAndGet, loops, accepting);

    @AfterEach
    void shutDown() {
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        accepting.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    @Test
    void endsTheProcessWhenTheLoopThatAcceptsDies() {
        accepting.next().shutdownGracefully(0, 0, TimeUnit.SECONDS);
        guard.look();

        assertThat(ended).hasValue(1);
    }

    @Test
    void watchesTheLoopsOfTheServer() {
        try (EmbeddedServer server = ApplicationContext.run(EmbeddedServer.class)) {
            ApplicationContext context = server.getApplicationContext();
            EventLoopGuard servers = context.getBean(EventLoopGuard.class);

            EventLoopGroup serving =
                    context.getBean(EventLoopGroupRegistry.class).getDefaultEventLoopGroup();
            EventLoopGroup parent =
                    context.getBean(EventLoopGroup.class, Qualifiers.byName(NettyHttpServerConfiguration.Parent.NAME));
            assertThat(serving).allMatch(servers::watches);
            assertThat(parent).isNotSameAs(serving).allMatch(servers::watches);
            Stopping.awaitSchedules();
        }
    }

    @Test
    void endsTheProcessWhenALoopDies() {
        guard.look();
        assertThat(ended).hasValue(0);

        loops.next().shutdownGracefully(0, 0, TimeUnit.SECONDS);
        guard.look();

        assertThat(ended).hasValue(1);
    }

    @Test
    void letsLoopsEndWhenTheServiceStops() {
        guard.stop();
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);

        guard.look();

        assertThat(ended).hasValue(0);
    }
}
