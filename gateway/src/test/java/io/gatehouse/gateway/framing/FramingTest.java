package io.gatehouse.gateway.framing;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FramingTest {

    private static final String PATH = "/api/v1/auth/create";
    private static final String SMUGGLED = "GET " + PATH + "?smuggled HTTP/1.1\r\nHost: g\r\n\r\n";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(UPSTREAM);

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    static Stream<String> ambiguousLengths() {
        return Stream.of(
                        "Content-Length: 5\nTransfer-Encoding: chunked\n",
                        "Transfer-Encoding: chunked\nContent-Length: 5\n",
                        "Content-Length: 5\nContent-Length: 6\n",
                        "Content-Length: 5\nContent-Length: 5\n",
                        "Content-Length: 5, 5\n",
                        "Content-Length: 5,6\n",
                        "Content-Length: -1\n",
                        "Content-Length: +5\n",
                        "Content-Length: 0x5\n",
                        "Content-Length: 5 5\n",
                        "Content-Length: 5.0\n",
                        "Content-Length: 5e0\n",
                        "Content-Length:\n",
                        "Content-Length: five\n",
                        "Content-Length: 99999999999999999999\n",
                        "Transfer-Encoding: chunke\n",
                        "Transfer-Encoding: xchunked\n",
                        "Transfer-Encoding: \"chunked\"\n",
                        "Transfer-Encoding: chunked;q=1\n",
                        "Transfer-Encoding:\n",
                        "Transfer-Encoding: identity\n",
                        "Transfer-Encoding: gzip\n",
                        "Transfer-Encoding: gzip, chunked\n",
                        "Transfer-Encoding: chunked, gzip\n",
                        "Transfer-Encoding: chunked, chunked\n",
                        "Transfer-Encoding: , chunked\n",
                        "Transfer-Encoding: chunked\nTransfer-Encoding: chunked\n",
                        "Transfer-Encoding: chunked\nTransfer-Encoding: identity\n",
                        "Transfer-Encoding: identity\nTransfer-Encoding: chunked\n",
                        "Transfer-Encoding:\n chunked\n",
                        "Transfer-Encoding : chunked\n",
                        "Content-Length : 5\n",
                        "Transfer\tEncoding: chunked\n")
                .map(fields -> "POST " + PATH + " HTTP/1.1\nHost: g\n" + fields + "\n0\n\n");
    }

    @ParameterizedTest
    @MethodSource("ambiguousLengths")
    void refusesAnAmbiguousLength(String start) {
        assertRefused(start.replace("\n", "\r\n"));
    }

    static Stream<String> oddHeads() {
        String line = "GET " + PATH + " HTTP/1.1\r\n";
        return Stream.of(
                line + "\r\n",
                line + "Host:\r\n\r\n",
                line + "Host: a\r\nHost: a\r\n\r\n",
                line + "Host: a\r\nHost: b\r\n\r\n",
                line + "Host: a, b\r\n\r\n",
                line + "Host: a/b\r\n\r\n",
                line + "Host: user@a\r\n\r\n",
                line + "Host: a b\r\n\r\n",
                line + "Host: a\r\nX-Folded: a\r\n b\r\n\r\n",
                line + "Host: a\r\nX-Folded: a\r\n\tb\r\n\r\n",
                line + "Host: a\r\nX-Folded: a\r\n \r\n\r\n",
                line + " Host: a\r\n\r\n",
                line + "Host: a\r\n X-First: 1\r\n\r\n",
                line + "Host: a\r\nX-Space : 1\r\n\r\n",
                line + "Host: a\r\nX-Tab\t: 1\r\n\r\n",
                line + "Host: a\r\nX Space: 1\r\n\r\n",
                line + "Host: a\r\nX-No-Colon\r\n\r\n",
                line + "Host: a\r\n: no name\r\n\r\n",
                line + "Host: a\r\nX-Nul: a\0b\r\n\r\n",
                line + "Host: a\r\nX-Cr: a\rb\r\n\r\n",
                line + "Host: a\r\nX-Lf: a\nb\r\n\r\n",
                line + "Host: a\r\nX-Vt: a\u000bb\r\n\r\n",
                line + "Host: a\r\nX(Y): a\r\n\r\n",
                line + "Host: a\r\nX-\u00e9: a\r\n\r\n",
                line + "Host: a\nX-Bare: 1\n\n",
                line + "Host: a\r\n\n",
                "GET http://a" + PATH + " HTTP/1.1\r\n\r\n",
                "GET http://a" + PATH + " HTTP/1.1\r\nHost:\r\n\r\n",
                "GET http://a" + PATH + " HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
                "GET http://a" + PATH + " HTTP/1.1\r\nHost: a/b\r\n\r\n",
                "GET http://a" + PATH + " HTTP/1.1\r\nHost: user@a\r\n\r\n",
                "GET http://" + PATH + " HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET " + PATH + " HTTP/1.1\nHost: a\r\n\r\n",
                "GET  " + PATH + " HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET " + PATH + "  HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET\t" + PATH + "\tHTTP/1.1\r\nHost: a\r\n\r\n",
                " GET " + PATH + " HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET " + PATH + " HTTP/1.1 \r\nHost: a\r\n\r\n",
                "GET " + PATH + " extra HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET " + PATH + "\r\nHost: a\r\n\r\n",
                "GET " + PATH + " HTTP/1.2\r\nHost: a\r\n\r\n",
                "GET " + PATH + " HTTP/2.0\r\nHost: a\r\n\r\n",
                "GET " + PATH + " HTTP/0.9\r\nHost: a\r\n\r\n",
                "GET " + PATH + " HTTP/1.10\r\nHost: a\r\n\r\n",
                "G{T " + PATH + " HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET " + PATH + "\u0001 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET " + PATH + "\0 HTTP/1.1\r\nHost: a\r\n\r\n",
                "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("oddHeads")
    void refusesAnOddHead(String start) {
        assertRefused(start);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Connection: keep-alive\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\n",
                "Connection: keep-alive\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n"
            })
    void refusesAnAmbiguousLengthFromTheOldestClients(String rest) {
        assertRefused("POST " + PATH + " HTTP/1.0\r\nHost: a\r\n" + rest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80000000\r\n",
                "ffffffffffffffff5\r\n",
                "100000005\r\nhello\r\n",
                "-1\r\n",
                "+5\r\nhello\r\n",
                "0x5\r\nhello\r\n",
                "5 \r\nhello\r\n",
                " 5\r\nhello\r\n",
                "g\r\n",
                "\r\n",
                ";a=b\r\n",
                "5\r\nhelloXX0\r\n\r\n",
                "5\r\nhello\n0\r\n\r\n",
                "5\nhello\r\n0\r\n\r\n",
                "5;a=\"\r\n\"\r\nhello\r\n0\r\n\r\n",
                "5;a=\nb\r\nhello\r\n",
                "5;a=\rb\r\nhello\r\n",
                "0\n\n",
                "0\r\nX-Bad trailer\r\n\r\n"
            })
    void refusesABadChunk(String body) {
        String sent = request("POST", PATH, "Transfer-Encoding: chunked").replace("\n", "\r\n") + body;
        try (RawHttp caller = GATEWAY.connect()) {
            assertThat(caller.sendExactly(sent).answer().status()).isEqualTo(400);
            assertThat(caller.isClosed()).isTrue();
        }
        assertThat(UPSTREAM.requests()).isEmpty();

        assertHarmlessIsAnsweredAsItself();
    }

    @Test
    void refusesABadChunkLaterInTheBody() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(1);
        UPSTREAM.answersHeads((head, connection) -> {
            arrived.countDown();
            connection.awaitClose();
            closed.countDown();
        });

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("POST", PATH, "Transfer-Encoding: chunked") + "4\ngood\n");
            arrived.await();
            RawAnswer answer = caller.sendExactly("xyz\r\n" + SMUGGLED).answer();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(caller.isClosed()).isTrue();
        }
        closed.await();
        assertThat(UPSTREAM.requests()).hasSize(1);
    }

    @Test
    void closesAfterABadChunkOfARequestThatHasItsAnswer() {
        try (RawHttp caller = GATEWAY.connect()) {
            RawAnswer answer = caller.send(request("POST", "/nowhere", "Transfer-Encoding: chunked") + "4\ngood\n")
                    .answer();
            caller.sendExactly("xyz\r\n" + SMUGGLED);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(caller.isClosed()).isTrue();
        }
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @Test
    void readsNothingAfterTheRequestOfAnOldestClient() {
        try (RawHttp caller = GATEWAY.connect()) {
            String answers = caller.sendExactly(
                            "GET " + PATH + " HTTP/1.0\r\nConnection: keep-alive\r\n\r\n" + SMUGGLED)
                    .readAll();

            assertThat(answers).containsOnlyOnce("HTTP/1.").startsWith("HTTP/1.0 200 OK");
        }
        assertThat(UPSTREAM.request().target()).isEqualTo(PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "Close", "keep-alive, close", "close, X-Other"})
    void readsNothingAfterARequestThatIsTheLast(String connection) {
        try (RawHttp caller = GATEWAY.connect()) {
            String answers = caller.sendExactly(
                            request("GET", PATH, "Connection: " + connection).replace("\n", "\r\n") + SMUGGLED)
                    .readAll();

            assertThat(answers).containsOnlyOnce("HTTP/1.").containsOnlyOnce("connection: close");
        }
        assertThat(UPSTREAM.request().target()).isEqualTo(PATH);
    }

    @Test
    void anEarlyRefusalIsNotLostOnACallerWhoSendsOn() {
        String head = request("POST", "/api/v1/stocks/x", "Connection: close", "Content-Length: 100000000");

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(head);
            for (int i = 0; i < 128; i++) {
                caller.send(new byte[1 << 16]);
            }

            assertThat(caller.answer().status()).isEqualTo(401);
            assertThat(caller.isClosed()).isTrue();
        }
    }

    @Test
    void answersPipelinedRequestsInOrder() {
        UPSTREAM.answers((head, connection) -> connection.answer(head.target()));

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("GET", PATH + "?1") + request("GET", "/nothing")
                    + request("POST", PATH + "?2", "Content-Length: 2") + "ab" + "\n" + request("GET", PATH + "?3"));

            assertThat(caller.answer().text()).isEqualTo(PATH + "?1");
            assertThat(caller.answer().status()).isEqualTo(404);
            assertThat(caller.answer().text()).isEqualTo(PATH + "?2");
            assertThat(caller.answer().text()).isEqualTo(PATH + "?3");
        }
    }

    @Test
    void answersWhatCameBeforeABadRequest() {
        try (RawHttp caller = GATEWAY.connect()) {
            caller.sendExactly(request("GET", PATH).replace("\n", "\r\n") + "GET / HTTP/1.1\r\n\r\n" + SMUGGLED);

            assertThat(caller.answer().status()).isEqualTo(200);
            assertThat(caller.answer().status()).isEqualTo(400);
            assertThat(caller.isClosed()).isTrue();
        }
        assertThat(UPSTREAM.request().target()).isEqualTo(PATH);
    }

    @Test
    void takesAHeadInAnyPieces() {
        UPSTREAM.answers((head, connection) -> connection.answer(head.target()));
        String sent = request("POST", PATH + "?pieces", "Transfer-Encoding: chunked", "X-Long: abc") + "3\nabc\n0\n\n";

        try (RawHttp caller = GATEWAY.connect()) {
            for (char c : sent.replace("\n", "\r\n").toCharArray()) {
                caller.sendExactly(String.valueOf(c));
            }
            assertThat(caller.answer().text()).isEqualTo(PATH + "?pieces");
        }
        assertThat(UPSTREAM.request().text()).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(ints = {17_000, 1 << 20})
    void answers431ForTooManyHeaders(int size) {
        RawAnswer answer = GATEWAY.ask(request("GET", PATH, "X-Long: " + "a".repeat(size)));

        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("X-Request-Id")).isNotBlank();
        assertThat(UPSTREAM.requests()).isEmpty();
        assertHarmlessIsAnsweredAsItself();
    }

    @Test
    void answers414ForATooLongTarget() {
        RawAnswer answer = GATEWAY.get(PATH + "?" + "a".repeat(9000));

        assertThat(answer.status()).isEqualTo(414);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private static void assertRefused(String start) {
        try (RawHttp caller = GATEWAY.connect()) {
            RawAnswer answer = caller.sendExactly(start + SMUGGLED).answer();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.header("X-Request-Id")).isNotBlank();
            assertThat(caller.isClosed()).isTrue();
        }
        assertThat(UPSTREAM.requests()).isEmpty();

        assertHarmlessIsAnsweredAsItself();
    }

    private static void assertHarmlessIsAnsweredAsItself() {
        UPSTREAM.answers((head, connection) -> connection.answer(head.target()));
        assertThat(GATEWAY.get(PATH + "?harmless").text()).isEqualTo(PATH + "?harmless");
    }
}
