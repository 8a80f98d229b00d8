package io.gatehouse.gateway.framing;

import static io.gatehouse.gateway.testing.RawHttp2.fields;
import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.Http2Answer;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp2;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2 without TLS, from callers that know beforehand that it is spoken here, and from those that mean harm. */
final class Http2Test {

    private static final String PATH = "/api/v1/auth/create";
    private static final int PROTOCOL_ERROR = 1;
    private static final int ENHANCE_YOUR_CALM = 11;

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(UPSTREAM);

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @Test
    void forwardsARequestOverHttp1() {
        UPSTREAM.answers("HTTP/1.1 200 OK\nConnection: keep-alive\nKeep-Alive: timeout=5\nX-Own: 1\n"
                + "Content-Length: 5\n\nhello");

        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            Http2Answer answer = caller.request(
                            1, fields("GET", PATH + "?a=%2F", "cookie=a=1", "cookie=b=2", "te=trailers"))
                    .answer(1);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("hello");
            assertThat(answer.header("x-own")).isEqualTo("1");
            assertThat(answer.header("content-length")).isEqualTo("5");
            assertThat(answer.header("connection")).isNull();
            assertThat(answer.header("keep-alive")).isNull();
        }
        assertThat(UPSTREAM.request().head().line()).isEqualTo("GET " + PATH + "?a=%2F HTTP/1.1");
        assertThat(UPSTREAM.request().header("Cookie")).isEqualTo("a=1; b=2");
        assertThat(UPSTREAM.request().header("X-Forwarded-Host")).isEqualTo("gateway.example");
        assertThat(UPSTREAM.request().head().fields())
                .noneMatch(field -> field.toLowerCase(Locale.ROOT).matches("(te|x-http2-.*):.*"));
    }

    @Test
    void forwardsABodyInPiecesAndDropsItsTrailers() {
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            caller.head(1, fields("POST", PATH)).data(1, "one ", false).data(1, "two", false);
            Http2Answer answer =
                    caller.request(1, "x-token=t", "content-length=5").answer(1);

            assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(UPSTREAM.request().text()).isEqualTo("one two");
        assertThat(UPSTREAM.request().headers("X-Token")).isEmpty();
        assertThat(UPSTREAM.request().headers("Content-Length")).doesNotContain("5");
    }

    @Test
    void answersManyRequestsOfAConnectionAtATime() {
        CountDownLatch first = new CountDownLatch(1);
        UPSTREAM.answers((head, connection) -> {
            if (head.target().endsWith("?1")) {
                Await.until(() -> first.getCount() == 0);
            }
            connection.answer(head.target());
        });

        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            caller.request(1, fields("GET", PATH + "?1")).request(3, fields("GET", PATH + "?3"));
            assertThat(caller.answer(3).text()).isEqualTo(PATH + "?3");
            first.countDown();
            assertThat(caller.answer(1).text()).isEqualTo(PATH + "?1");
        }
    }

    @Test
    void answersWithItsOwnPagesAndRefusals() {
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            assertThat(caller.request(1, fields("GET", "/api/v1/smoke"))
                            .answer(1)
                            .status())
                    .isEqualTo(200);
            assertThat(caller.request(3, fields("GET", "/nothing")).answer(3).status())
                    .isEqualTo(404);
            assertThat(caller.request(5, fields("GET", "/stocks")).answer(5).status())
                    .isEqualTo(401);
            assertThat(caller.request(7, fields("GET", "/open/../stocks"))
                            .answer(7)
                            .status())
                    .isEqualTo(400);
            assertThat(caller.request(9, fields("HEAD", "/api/v1/smoke"))
                            .answer(9)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void asksForTheBodyWhenExpected() {
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            caller.head(1, fields("POST", PATH, "expect=100-continue")).data(1, "body", true);

            assertThat(caller.answer(1).status()).isEqualTo(200);
        }
        assertThat(UPSTREAM.request().text()).isEqualTo("body");
        assertThat(UPSTREAM.request().headers("Expect")).isEmpty();
    }

    @Test
    void upstreamIsStoppedWhenTheCallerGivesTheStreamUp() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        UPSTREAM.answers((head, connection) -> {
            arrived.countDown();
            connection.awaitClose();
            closed.countDown();
        });

        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            caller.request(1, fields("GET", PATH));
            arrived.await();
            caller.frame(RawHttp2.RST_STREAM, 0, 1, new byte[] {0, 0, 0, 8});
            closed.await();

            assertOthersAreUnaffected();
        }
    }

    @Test
    void upstreamIsStoppedWhenTheCallerGivesUpAQuietStream() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nContent-Type: text/event-stream\n\ndata: 1\n\n");
            begun.countDown();
            connection.awaitClose();
            closed.countDown();
        });

        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            caller.request(1, fields("GET", PATH));
            begun.await();
            caller.frame(RawHttp2.RST_STREAM, 0, 1, new byte[] {0, 0, 0, 8});
            closed.await();
        }
    }

    static Stream<List<String>> malformed() {
        String path = ":path=" + PATH;
        return Stream.of(
                List.of(":method=GET", ":scheme=http", ":authority=g"),
                List.of(":scheme=http", ":authority=g", path),
                List.of(":method=GET", ":authority=g", path),
                List.of(":method=GET", ":scheme=http", path),
                List.of(":method=GET", ":scheme=http", ":authority=", path),
                List.of(":method=GET", ":method=POST", ":scheme=http", ":authority=g", path),
                List.of(":method=GET", ":scheme=http", ":authority=g", path, path),
                List.of(":method=GET", ":scheme=http", ":authority=g", ":authority=h", path),
                List.of(":method=GET", ":scheme=http", ":authority=g", path, "host=h"),
                List.of(":method=GET", ":scheme=http", path, "host=g", "host=h"),
                List.of(":method=GET", ":scheme=http", "accept=a", ":authority=g", path),
                List.of(":method=GET", ":scheme=http", ":authority=g", path, ":status=200"),
                List.of(":method=GET", ":scheme=http", ":authority=g", path, ":evil=1"),
                List.of(":method=GET", ":scheme=ftp", ":authority=g", path),
                List.of(":method=GET", ":scheme=http", ":authority=user@g", path),
                List.of(":method=GET", ":scheme=http", ":authority=g/x", path),
                List.of(":method=GET", ":scheme=http", ":authority=g h", path),
                List.of(":method=GET", ":scheme=http", ":authority=g", ":path="),
                List.of(":method=GET", ":scheme=http", ":authority=g", ":path=*"),
                List.of(":method=GET", ":scheme=http", ":authority=g", ":path=api/v1/auth/create"),
                List.of(":method=GET", ":scheme=http", ":authority=g", ":path=http://evil" + PATH),
                List.of(":method=GET", ":scheme=http", ":authority=g", ":path=//evil" + PATH),
                List.of(":method=GET", ":scheme=http", ":authority=g", path + " HTTP/1.1\r\nX-Evil: 1"),
                List.of(":method=GET", ":scheme=http", ":authority=g", path + "\0"),
                List.of(":method=GET", ":scheme=http", ":authority=g", path + "#f"),
                List.of(":method=GET", ":scheme=http", ":authority=g", path + "/../users"),
                List.of(":method=GET / HTTP/1.1\r\nx: y", ":scheme=http", ":authority=g", path),
                List.of(":method=G T", ":scheme=http", ":authority=g", path),
                List.of(":method=CONNECT", ":authority=evil:443"),
                List.of(":method=CONNECT", ":scheme=http", ":authority=g", path, ":protocol=websocket"),
                List.of(":method=GET", ":scheme=http", ":authority=g", path, "X-Upper=1"),
                List.of(":method=GET", ":scheme=http", ":authority=g", path, "x-cr=a\rb"),
                List.of(":method=GET", ":scheme=http", ":authority=g", path, "x-lf=a\nb"),
                List.of(":method=GET", ":scheme=http", ":authority=g", path, "x-crlf=a\r\nX-Evil: 1"),
                List.of(":method=GET", ":scheme=http", ":authority=g", path, "x-nul=a\0b"),
                List.of(":method=GET", ":scheme=http", ":authority=g", path, "x\r\nevil=1"),
                List.of(":method=GET", ":scheme=http", ":authority=g", path, "x evil=1"),
                List.of(":method=GET", ":scheme=http", ":authority=g", path, "x:evil=1"),
                List.of(":method=GET", ":scheme=http", ":authority=g", path, "connection=close"),
                List.of(":method=GET", ":scheme=http", ":authority=g", path, "keep-alive=1"),
                List.of(":method=GET", ":scheme=http", ":authority=g", path, "proxy-connection=close"),
                List.of(":method=GET", ":scheme=http", ":authority=g", path, "upgrade=h2c"),
                List.of(":method=GET", ":scheme=http", ":authority=g", path, "transfer-encoding=chunked"),
                List.of(":method=GET", ":scheme=http", ":authority=g", path, "te=gzip"),
                List.of(":method=POST", ":scheme=http", ":authority=g", path, "content-length=5"),
                List.of(":method=POST", ":scheme=http", ":authority=g", path, "content-length=0", "content-length=5"),
                List.of(":method=POST", ":scheme=http", ":authority=g", path, "content-length=-1"),
                List.of(":method=POST", ":scheme=http", ":authority=g", path, "content-length=+0"),
                List.of(":method=POST", ":scheme=http", ":authority=g", path, "content-length=five"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesAMalformedRequest(List<String> fields) {
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            Http2Answer answer =
                    caller.request(1, fields.toArray(String[]::new)).answer(1);

            assertThat(answer.status() == 400 || answer.error() != 0)
                    .as(answer.toString())
                    .isTrue();
        }
        assertThat(UPSTREAM.requests()).isEmpty();

        assertOthersAreUnaffected();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hell", "hello!"})
    void refusesABodyOfAnotherLengthThanSaid(String body) {
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            caller.head(1, fields("POST", PATH, "content-length=5")).data(1, body, true);

            assertThat(caller.answer(1).error()).isEqualTo(PROTOCOL_ERROR);
        }
        assertThat(UPSTREAM.requests()).isEmpty();

        assertOthersAreUnaffected();
    }

    @Test
    void refusesTooManyFields() {
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            String[] many = fields("GET", PATH, "x-a=" + "a".repeat(9000), "x-b=" + "b".repeat(9000));
            byte[] block = RawHttp2.block(many);
            caller.frame(RawHttp2.HEADERS, RawHttp2.END_STREAM, 1, Arrays.copyOf(block, 16_000))
                    .frame(
                            RawHttp2.CONTINUATION,
                            RawHttp2.END_HEADERS,
                            1,
                            Arrays.copyOfRange(block, 16_000, block.length));

            assertThat(caller.answer(1).status()).isEqualTo(431);
        }
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @Test
    void closesTheConnectionOfARapidReset() {
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            for (int stream = 1; stream < 2000; stream += 2) {
                flood(caller, stream);
            }
            assertThat(caller.awaitClose()).isIn((long) ENHANCE_YOUR_CALM, -1L);

            assertOthersAreUnaffected();
        }
    }

    @Test
    void closesTheConnectionOfAContinuationFlood() {
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            caller.frame(RawHttp2.HEADERS, RawHttp2.END_STREAM, 1, RawHttp2.block(fields("GET", PATH)));
            for (int i = 0; i < 1000; i++) {
                continueQuietly(caller);
            }
            assertThat(caller.awaitClose()).isIn((long) ENHANCE_YOUR_CALM, (long) PROTOCOL_ERROR, -1L);

            assertOthersAreUnaffected();
        }
        assertThat(UPSTREAM.requests()).hasSize(1);
    }

    @Test
    void doesNotUpgradeAConnection() {
        RawAnswer answer = GATEWAY.ask(request(
                "GET",
                PATH,
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(UPSTREAM.request().head().fields())
                .noneMatch(field -> field.toLowerCase(Locale.ROOT).startsWith("upgrade")
                        || field.toLowerCase(Locale.ROOT).startsWith("http2-settings"));
    }

    private static void flood(RawHttp2 caller, int stream) {
        try {
            caller.request(stream, fields("GET", "/api/v1/smoke"))
                    .frame(RawHttp2.RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
        } catch (UncheckedIOException e) {
            // closed already
        }
    }

    private static void continueQuietly(RawHttp2 caller) {
        try {
            caller.frame(RawHttp2.CONTINUATION, 0, 1, RawHttp2.block("a=b"));
        } catch (UncheckedIOException e) {
            // closed already
        }
    }

    private static void assertOthersAreUnaffected() {
        UPSTREAM.answers((head, connection) -> connection.answer(head.target()));
        try (RawHttp2 other = GATEWAY.connectHttp2()) {
            assertThat(other.request(1, fields("GET", PATH + "?harmless"))
                            .answer(1)
                            .text())
                    .isEqualTo(PATH + "?harmless");
        }
    }
}
