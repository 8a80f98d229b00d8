package io.gatehouse.gateway.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IdleConnectionTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    private final EmbeddedChannel connection = new EmbeddedChannel(
            new IdleStateHandler(0, 0, 75),
            new StrictServerCodec(new HttpDecoderConfig(), Duration.ofSeconds(10), () -> false));

    @BeforeEach
    void watch() {
        IdleConnection.watch(connection.pipeline());
    }

    @AfterEach
    void release() {
        connection.finishAndReleaseAll();
    }

    @Test
    void waitsForAnAnswerToBegin() {
        write(REQUEST);
        nothingMoves();

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void doesNotWaitForTheRestOfARequest() {
        write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nx");
        nothingMoves();

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void doesNotWaitForTheRestOfAnAnswerThoughTheNextIsOwed() {
        write(REQUEST + REQUEST);
        connection.write(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        nothingMoves();

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void doesNotWaitForAnAnswerThatHasNoPlaceBehindTheOneBefore() {
        write(REQUEST + REQUEST);
        connection.write(
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER));
        connection.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        nothingMoves();

        assertThat(connection.isOpen()).isFalse();
    }

    private void write(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
    }

    private void nothingMoves() {
        connection.pipeline().fireUserEventTriggered(IdleStateEvent.ALL_IDLE_STATE_EVENT);
    }
}
