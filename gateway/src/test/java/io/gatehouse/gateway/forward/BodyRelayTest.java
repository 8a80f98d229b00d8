package io.gatehouse.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.gatehouse.gateway.testing.Await;
import io.micronaut.buffer.netty.NettyReadBufferFactory;
import io.micronaut.core.io.buffer.ReadBuffer;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.stream.BodySizeLimits;
import io.micronaut.http.body.stream.BufferConsumer;
import io.micronaut.http.netty.body.NettyByteBodyFactory;
import io.micronaut.http.netty.body.StreamingNettyByteBody;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.local.LocalChannel;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BodyRelayTest {

    private final EmbeddedChannel connection = new EmbeddedChannel();
    private final NettyByteBodyFactory factory = new NettyByteBodyFactory(connection);
    private final StreamingNettyByteBody.SharedBuffer upstream =
            factory.createStreamingBuffer(BodySizeLimits.UNLIMITED, bytes -> {});
    private final StreamingNettyByteBody streaming = new StreamingNettyByteBody(upstream);
    private final Server server = new Server();

    /** Those that did not relay it have it still. */
    @AfterEach
    void close() {
        streaming.close();
    }

    @Test
    void whatComesAfterTheCallerLeftIsReleased() {
        ByteBuf piece = Unpooled.wrappedBuffer(new byte[] {1, 2, 3});
        BufferConsumer.Upstream relay = relayed().primary(server);
        relay.start();

        server.leave(relay);
        upstream.add(NettyReadBufferFactory.of(connection.alloc()).adapt(piece));

        assertThat(piece.refCnt()).isZero();
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void whoeverLeavesAfterTheEndLeavesTheConnectionToOthers() {
        BufferConsumer.Upstream relay = relayed().primary(server);
        relay.start();
        upstream.complete();

        server.leave(relay);

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void whoeverLeavesWhileTheRestArrivesLeavesTheConnectionToOthers() throws Exception {
        try (DefaultEventLoop loop = new DefaultEventLoop()) {
            LocalChannel busy = new LocalChannel();
            loop.register(busy).sync();
            NettyByteBodyFactory bodies = new NettyByteBodyFactory(busy);
            StreamingNettyByteBody.SharedBuffer arriving =
                    bodies.createStreamingBuffer(BodySizeLimits.UNLIMITED, bytes -> {});
            ForwardedBody body = new ForwardedBody(new StreamingNettyByteBody(arriving), Trailers.NONE, busy, () -> {});
            BufferConsumer.Upstream relay = loop.submit(() ->
                            ((StreamingNettyByteBody) BodyRelay.of(body, busy.pipeline(), bodies)).primary(server))
                    .get();
            loop.submit(relay::start).get();
            CountDownLatch left = new CountDownLatch(1);
            loop.execute(() -> {
                Await.until(() -> left.getCount() == 0);
                arriving.complete();
            });

            server.leave(relay);
            left.countDown();
            loop.submit(() -> {}).get();

            assertThat(busy.isOpen()).isTrue();
        }
    }

    @Test
    void aCallerMayLeaveBeforeTheStart() {
        BufferConsumer.Upstream relay = relayed().primary(server);

        server.leave(relay);
        assertThatNoException().isThrownBy(relay::start);

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void aCompleteBodyIsReleasedIfTheCallerLeavesBeforeTheStart() {
        ByteBuf bytes = Unpooled.wrappedBuffer(new byte[] {1, 2, 3});
        BufferConsumer.Upstream relay =
                relayed(factory.createChecked(BodySizeLimits.UNLIMITED, bytes)).primary(server);

        server.leave(relay);

        assertThat(bytes.refCnt()).isZero();
        assertThat(connection.isOpen()).isTrue();
    }

    private StreamingNettyByteBody relayed() {
        return relayed(streaming);
    }

    private StreamingNettyByteBody relayed(ByteBody bytes) {
        ForwardedBody body = new ForwardedBody(bytes, Trailers.NONE, connection, () -> {});
        return (StreamingNettyByteBody) BodyRelay.of(body, connection.pipeline(), factory);
    }

    /** As Micronaut's: once it has let go of a body, it neither takes nor closes what comes. */
    private static final class Server implements BufferConsumer {

        private boolean left;

        void leave(Upstream body) {
            left = true;
            body.allowDiscard();
        }

        @Override
        public void add(ReadBuffer buffer) {
            if (left) {
                throw new IllegalStateException("onNext before request?");
            }
            buffer.close();
        }

        @Override
        public void complete() {}

        @Override
        public void error(Throwable failure) {}
    }
}
