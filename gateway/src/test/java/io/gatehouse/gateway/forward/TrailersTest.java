package io.gatehouse.gateway.forward;

import static io.gatehouse.gateway.testing.RawHttp2.fields;
import static io.gatehouse.gateway.testing.TestGateway.request;
import static io.netty.handler.codec.http.HttpMethod.GET;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.resilience.Instance;
import io.gatehouse.gateway.resilience.UpstreamServices;
import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.Http2Answer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RawHttp2;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an upstream says after the body reaches the caller after the body (RFC 9110 section 6.5). */
final class TrailersTest {

    private static final String PATH = "/api/v1/auth/create";
    private static final String HEAD = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nTrailer: Server-Timing\n\n";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(UPSTREAM);

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2\nok\n", "2\no.\n2\nk.\n", ""})
    void followTheBodyOfAnAnswerThatIsHereAtOnce(String chunks) {
        UPSTREAM.answers(HEAD + chunks + "0\nServer-Timing: db;dur=5\nX-Checksum: 7\n\n");

        try (RawHttp caller = GATEWAY.connect()) {
            for (int i = 0; i < 3; i++) {
                String answer = caller.send(request("GET", PATH)).read("\r\n0\r\n");
                String trailers = caller.read("\r\n\r\n");

                assertThat(answer).contains("transfer-encoding: chunked").doesNotContainIgnoringCase("content-length");
                assertThat(trailers).isEqualTo("Server-Timing: db;dur=5\r\nX-Checksum: 7\r\n\r\n");
            }
        }
    }

    @Test
    void followABodyThatStreams() {
        CountDownLatch begun = new CountDownLatch(1);
        UPSTREAM.answers((head, connection) -> {
            connection.write(HEAD + "2\nok\n");
            Await.until(() -> begun.getCount() == 0);
            connection.write("0\nX-Checksum: 7\n\n");
        });

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("GET", PATH)).read("\r\n2\r\nok\r\n");
            begun.countDown();

            assertThat(caller.read("\r\n\r\n")).isEqualTo("0\r\nX-Checksum: 7\r\n\r\n");
        }
    }

    @Test
    void belongToTheirAnswerAlone() {
        UPSTREAM.answers((head, connection) -> {
            connection.write(HEAD + "1\n");
            connection.write(head.target().endsWith("?1") ? "1\n0\nX-Of: 1\n\n" : "2\n0\n\n");
        });

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("GET", PATH + "?1") + request("GET", PATH + "?2") + request("GET", PATH + "?1"));

            assertThat(caller.read("X-Of: 1\r\n\r\n")).endsWith("\r\n1\r\n1\r\n0\r\nX-Of: 1\r\n\r\n");
            assertThat(caller.answer().text()).isEqualTo("2");
            assertThat(caller.read("\r\n\r\n")).doesNotContain("X-Of");
            assertThat(caller.read("\r\n\r\n")).isEqualTo("1\r\n1\r\n0\r\nX-Of: 1\r\n\r\n");
        }
    }

    /** The thread that takes over an answer may do so only when the connection has got the next request. */
    @Test
    void stayWithTheirRequestWhenTheConnectionCarriesTheNext() {
        EmbeddedChannel connection = new EmbeddedChannel(new HttpClientCodec(), new StrictResponses());

        OutboundRequest first = answered(connection, HEAD + "0\nX-Of: 1\n\n");
        OutboundRequest next = answered(connection, HEAD + "0\n\n");

        assertThat(first.trailers().isEmpty()).isFalse();
        assertThat(next.trailers().isEmpty()).isTrue();
        connection.finishAndReleaseAll();
    }

    private static OutboundRequest answered(EmbeddedChannel connection, String answer) {
        Instance instance =
                GATEWAY.bean(UpstreamServices.class).named("auth-service").begin(null);
        OutboundRequest request = new OutboundRequest(HttpRequest.create(HttpMethod.GET, "/"), instance, "/");
        request.setAttribute("channel", connection);
        connection.writeOutbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, GET, "/"));
        connection.writeInbound(Unpooled.copiedBuffer(answer.replace("\n", "\r\n"), StandardCharsets.US_ASCII));
        instance.end();
        return request;
    }

    @Test
    void reachACallerOverHttp2() {
        UPSTREAM.answers(HEAD + "2\nok\n0\nX-Checksum: 7\n\n");

        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            Http2Answer answer = caller.request(1, fields("GET", PATH)).answer(1);

            assertThat(answer.text()).isEqualTo("ok");
            assertThat(answer.trailers()).hasToString("DefaultHttp2Headers[x-checksum: 7]");
            assertThat(answer.ended()).isTrue();
        }
    }

    @Test
    void sayNothingThatIsTooLateOrBelongsToTheHop() {
        UPSTREAM.answers(HEAD + "2\nok\n0\nSet-Cookie: a=1\nContent-Type: text/html\nLocation: /\nContent-Length: 7\n"
                + "X-Request-Id: other\nAccess-Control-Allow-Origin: *\nConnection: X-Own\nX-Own: 1\nKeep-Alive: 5\n"
                + "Clear-Site-Data: *\nContent-Disposition: inline\nX-Frame-Options: ALLOWALL\nX-Stays: 2\n\n");

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("GET", PATH)).read("\r\n0\r\n");

            assertThat(caller.read("\r\n\r\n")).isEqualTo("X-Stays: 2\r\n\r\n");
        }
    }

    @Test
    void doNotReachTheOldestClients() {
        UPSTREAM.answers(HEAD + "2\nok\n0\nX-Checksum: 7\n\n");

        try (RawHttp caller = GATEWAY.connect()) {
            String answer = caller.send("GET " + PATH + " HTTP/1.0\n\n").readAll();

            assertThat(answer).startsWith("HTTP/1.0 200 OK").endsWith("\r\n\r\nok");
        }
    }

    @Test
    void leaveTheUpstreamsConnectionAlone() {
        UPSTREAM.answers(HEAD + "2\nok\n0\nX-Checksum: 7\n\n");

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("GET", PATH)).read("X-Checksum: 7\r\n\r\n");
        }
        int opened = UPSTREAM.opened();
        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("GET", PATH)).read("X-Checksum: 7\r\n\r\n");
        }

        assertThat(UPSTREAM.opened()).isEqualTo(opened);
    }
}
