package io.gatehouse.shared.stop;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EventLoopGuardTest {

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final AtomicInteger ended = new AtomicInteger();
    private final EventLoopGuard guard = new EventLoopGuard(loops, ended::incrementAndGet);

    @AfterEach
    void shutDown() {
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
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
