package io.gatehouse.gateway.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StrictServerCodecTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    private final EmbeddedChannel channel =
            new EmbeddedChannel(new StrictServerCodec(new HttpDecoderConfig(), Duration.ofSeconds(10), () -> false));

    @Test
    void readsNoMoreThanSoManyRequestsBeforeTheyAreAnswered() {
        write(REQUEST.repeat(500));

        List<HttpRequest> requests = requests();
        assertThat(requests).hasSize(129);
        assertThat(requests.subList(0, 128))
                .allMatch(request -> request.decoderResult().isSuccess());
        assertThat(requests.getLast().decoderResult().cause())
                .isInstanceOf(BadFramingException.class)
                .hasMessage("More than 128 requests are unanswered");
    }

    @Test
    void readsAnyNumberOfRequestsThatAreAnswered() {
        for (int i = 0; i < 500; i++) {
            write(REQUEST);
            assertThat(requests()).allMatch(request -> request.decoderResult().isSuccess());
            answer(HttpResponseStatus.CONTINUE);
            answer(HttpResponseStatus.NO_CONTENT);
        }
    }

    @Test
    void toleratesAnEmptyLineAfterTheLastBody() {
        write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx\r\n" + REQUEST);

        assertThat(requests()).hasSize(2).allMatch(request -> request.decoderResult()
                .isSuccess());
    }

    @Test
    void closesWhenAHeadTakesTooLong() {
        EmbeddedChannel impatient =
                new EmbeddedChannel(new StrictServerCodec(new HttpDecoderConfig(), Duration.ofMillis(1), () -> false));

        Await.until(() -> {
            write(impatient, "G");
            return !impatient.isOpen();
        });
    }

    @Test
    void doesNotCountTheTimeOfAHeadWhileAnAnswerIsDue() {
        EmbeddedChannel impatient =
                new EmbeddedChannel(new StrictServerCodec(new HttpDecoderConfig(), Duration.ofMillis(1), () -> false));

        write(impatient, REQUEST + "G");
        Instant later = Instant.now().plusMillis(20);
        Await.until(() -> Instant.now().isAfter(later));
        write(impatient, "E");
        boolean openMeanwhile = impatient.isOpen();
        answer(impatient, HttpResponseStatus.NO_CONTENT);

        assertThat(openMeanwhile).isTrue();
        Await.until(() -> {
            write(impatient, "T");
            return !impatient.isOpen();
        });
    }

    private void write(String bytes) {
        write(channel, bytes);
    }

    private static void write(EmbeddedChannel channel, String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
    }

    private void answer(HttpResponseStatus status) {
        answer(channel, status);
    }

    private static void answer(EmbeddedChannel channel, HttpResponseStatus status) {
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER));
        channel.releaseOutbound();
    }

    private List<HttpRequest> requests() {
        List<HttpRequest> requests = channel.inboundMessages().stream()
                .filter(HttpRequest.class::isInstance)
                .map(HttpRequest.class::cast)
                .toList();
        channel.releaseInbound();
        return requests;
    }
}
