package io.gatehouse.gateway.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.micronaut.http.client.netty.NettyClientCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.channel.uring.IoUringSocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Where the kernel has rings of buffers, every connection reads into one. */
final class IoUringReadsTest {

    @AutoClose
    private final RecordingUpstream upstream = RecordingUpstream.start();

    @AutoClose
    private final TestGateway gateway = TestGateway.inFrontOf(upstream);

    private final Queue<Channel> callers = new ConcurrentLinkedQueue<>();
    private final Queue<Channel> services = new ConcurrentLinkedQueue<>();

    @Test
    void callersAndServicesAreReadIntoTheRing() {
        assumeThat(IoUring.isRegisterBufferRingSupported()).isTrue();
        gateway.bean(NettyServerCustomizer.Registry.class).register(new Callers());
        gateway.bean(NettyClientCustomizer.Registry.class).register(new Services());

        gateway.get("/api/v1/auth/create");

        assertThat(callers).isNotEmpty().allSatisfy(IoUringReadsTest::assertRing);
        assertThat(services).isNotEmpty().allSatisfy(IoUringReadsTest::assertRing);
    }

    private static void assertRing(Channel connection) {
        assertThat(connection).isInstanceOf(IoUringSocketChannel.class);
        assertThat(connection.config().getOption(IoUringChannelOption.IO_URING_BUFFER_GROUP_ID))
                .isZero();
    }

    private final class Callers implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            if (role == ChannelRole.CONNECTION) {
                callers.add(channel);
            }
            return this;
        }
    }

    private final class Services implements NettyClientCustomizer {

        @Override
        public NettyClientCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            services.add(channel);
            return this;
        }
    }
}
