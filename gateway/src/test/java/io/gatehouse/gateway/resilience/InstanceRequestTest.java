package io.gatehouse.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class InstanceRequestTest {

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel connection = new NioSocketChannel();
    private final Request first = new Request();
    private final Request next = new Request();

    @BeforeEach
    void open() {
        loops.register(connection).syncUninterruptibly();
        first.setAttribute("channel", connection);
    }

    @AfterEach
    void stop() {
        loops.shutdownGracefully();
    }

    @Test
    void closesItsConnection() {
        first.abandon();

        connection.closeFuture().syncUninterruptibly();
    }

    @Test
    void leavesTheConnectionToTheRequestThatGetsItMeanwhile() {
        CountDownLatch abandoned = new CountDownLatch(1);
        connection.eventLoop().execute(() -> {
            awaitUninterruptibly(abandoned);
            next.setAttribute("channel", connection);
        });

        first.abandon();
        abandoned.countDown();

        connection.eventLoop().submit(() -> {}).syncUninterruptibly();
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void closesTheConnectionThatItGetsTooLate() {
        next.abandon();
        next.setAttribute("channel", connection);

        connection.closeFuture().syncUninterruptibly();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Request extends InstanceRequest {

        private Request() {
            super(HttpRequest.GET("http://127.0.0.1:1"));
        }
    }
}
