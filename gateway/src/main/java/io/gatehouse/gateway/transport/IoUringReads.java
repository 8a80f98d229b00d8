package io.gatehouse.gateway.transport;

import io.micronaut.context.annotation.BootstrapContextCompatible;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.netty.channel.EventLoopGroupConfiguration;
import io.micronaut.http.netty.channel.IoUringEventLoopGroupFactory;
import io.micronaut.http.netty.channel.NettyChannelType;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringBufferRingConfig;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.channel.uring.IoUringFixedBufferRingAllocator;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Has io_uring read into a ring of buffers, one for each event loop, where the kernel can (Linux 5.19). Then a read needs no
 * look before, and a connection that says nothing holds no buffer.
 */
@Singleton
@Named(IoUringEventLoopGroupFactory.NAME)
@Replaces(IoUringEventLoopGroupFactory.class)
@Requires(condition = IoUringReads.Supported.class)
@BootstrapContextCompatible
@Order(200) // as the one it replaces: after epoll
final class IoUringReads extends IoUringEventLoopGroupFactory {

    private static final short RING = 0;
    private static final short BUFFERS = 64;
    private static final int BUFFER_BYTES = 16 * 1024;

    @Override
    public IoHandlerFactory createIoHandlerFactory() {
        return IoUringIoHandler.newFactory(new IoUringIoHandlerConfig()
                .setBufferRingConfig(IoUringBufferRingConfig.builder()
                        .bufferGroupId(RING)
                        .bufferRingSize(BUFFERS)
                        .batchSize(BUFFERS)
                        .allocator(new IoUringFixedBufferRingAllocator(BUFFER_BYTES))
                        .build()));
    }

    @Override
    public Channel channelInstance(NettyChannelType type, @Nullable EventLoopGroupConfiguration configuration) {
        Channel channel = super.channelInstance(type, configuration);
        if (type == NettyChannelType.CLIENT_SOCKET) {
            useRing(channel);
        } else if (type == NettyChannelType.SERVER_SOCKET) {
            channel.pipeline().addLast(new Accepted());
        }
        return channel;
    }

    /** Has to be said before the connection gets its event loop. */
    private static void useRing(Channel connection) {
        connection.config().setOption(IoUringChannelOption.IO_URING_BUFFER_GROUP_ID, RING);
    }

    /** Sees each connection that the server accepts before the server does. */
    private static final class Accepted extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object connection) {
            useRing((Channel) connection);
            context.fireChannelRead(connection);
        }
    }

    /** Whether this machine has io_uring, lets us have it, and it knows rings of buffers. */
    static final class Supported implements Condition {

        @Override
        @SuppressWarnings("rawtypes") // as Micronaut has it
        public boolean matches(ConditionContext context) {
            return IoUring.isRegisterBufferRingSupported();
        }
    }
}
