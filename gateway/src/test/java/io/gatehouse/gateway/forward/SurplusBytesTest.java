package io.gatehouse.gateway.forward;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an upstream sends after the end of an answer becomes part of no other, which could be for somebody else. */
final class SurplusBytesTest {

    private static final String PATH = "/api/v1/auth/create";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(UPSTREAM);

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD, 200 OK,         Content-Length: 7",
        "GET,  200 OK,         Content-Length: 0",
        "GET,  204 No Content, X-Nothing: 1",
        "GET,  304 Not Modified, Content-Length: 7",
    })
    void areNotTakenForTheBeginningOfTheNextAnswer(String method, String status, String field) {
        for (String surplus :
                new String[] {"HTTP/1.1 200 OK\nX-Surplus: 1\nX-Next: ", "HTTP/1.1 200 OK\n", "HTT", "body"}) {
            UPSTREAM.answers("HTTP/1.1 " + status + "\n" + field + "\n\n" + surplus);

            try (RawHttp caller = GATEWAY.connect()) {
                RawAnswer first = caller.send(request(method, PATH)).answerWithoutBody();
                UPSTREAM.reset();
                RawAnswer next = caller.send(request("POST", PATH)).answer(); // nothing that would be sent again

                assertThat(status).startsWith(first.status() + " ");
                assertThat(next.text()).isEqualTo("hello from upstream");
                assertThat(next.head().fields()).noneMatch(each -> each.startsWith("X-Surplus"));
            }
        }
    }

    @Test
    void areNoticedAfterAHeadInPiecesToo() {
        StrictResponses responses = new StrictResponses();
        EmbeddedChannel connection = new EmbeddedChannel(responses.surplus(), new HttpClientCodec(), responses);
        connection.writeOutbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, PATH));

        connection.writeInbound(bytes("HTTP/1.1 200 OK\r\nContent-"), bytes("Length: 2\r\n\r\nok"));
        assertThat(connection.isOpen()).isTrue();
        connection.writeOutbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, PATH));
        connection.writeInbound(bytes("HTTP/1.1 200 OK\r\nContent-"), bytes("Length: 2\r\n\r\nokHTT"));

        assertThat(connection.isOpen()).isFalse();
        connection.releaseInbound();
        connection.releaseOutbound();
    }

    @Test
    void areSkippedIfTheyAreAnEmptyLine() {
        UPSTREAM.answers("HTTP/1.1 200 OK\nContent-Length: 2\n\nok\n");

        try (RawHttp caller = GATEWAY.connect()) {
            int opened = UPSTREAM.opened();
            for (int i = 0; i < 20; i++) {
                assertThat(caller.send(request("GET", PATH)).answer().text()).isEqualTo("ok");
            }

            // Now and then one is opened, because the other may not be back in the pool when its answer is.
            assertThat(UPSTREAM.opened() - opened).isLessThan(10);
        }
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}
