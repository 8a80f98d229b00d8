package io.gatehouse.gateway.framing;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a refusal says is wrong, and what was expected. */
final class RefusalDetailTest {

    private static final String PATH = "/api/v1/auth/create";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(UPSTREAM);

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    static Stream<Arguments> lengths() {
        String nines = "9".repeat(500);
        return Stream.of(
                arguments("Content-Length: -1\n", "Content-Length is -1: expected one whole number"),
                arguments("Content-Length: 0x5\n", "Content-Length is 0x5: expected one whole number"),
                arguments("Content-Length:\n", "Content-Length is : expected one whole number"),
                arguments("Content-Length: 5, 5\n", "Content-Length is 5, 5: expected one whole number"),
                arguments(
                        "Content-Length: 5\nContent-Length: 6\n", "Content-Length is 5, 6: expected one whole number"),
                arguments(
                        "Content-Length: " + nines + "\n",
                        "Content-Length is " + nines.substring(0, 80) + "...: expected one whole number"),
                arguments(
                        "Content-Length: 5\nTransfer-Encoding: chunked\n",
                        "Content-Length comes with Transfer-Encoding: expected one of them"),
                arguments("Transfer-Encoding: chunke\n", "Transfer-Encoding is chunke: expected chunked, once"),
                arguments(
                        "Transfer-Encoding: gzip, chunked\n",
                        "Transfer-Encoding is gzip, chunked: expected chunked, once"),
                arguments(
                        "Transfer-Encoding: chunked\nTransfer-Encoding: chunked\n",
                        "Transfer-Encoding is chunked, chunked: expected chunked, once"));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void tellsWhatIsWrongWithALength(String fields, String detail) {
        assertRefused("POST " + PATH + " HTTP/1.1\nHost: g\n" + fields + "\n", detail);
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                arguments("", "Host is missing: expected one"),
                arguments("Host: a\nHost: b\n", "Host is a, b: expected one name or address, with a port or without"),
                arguments("Host: user@a\n", "Host is user@a: expected one name or address, with a port or without"),
                arguments("Host: a\nX-Folded: a\n b\n", "expected one line for each field, and one Content-Length"),
                arguments(
                        "Host: a\nX-Space : 1\n",
                        "The header section cannot be read: a header name can only contain \\\"token\\\" characters,"
                                + " but found invalid character 0x20 at index 7 of header 'X-Space '."),
                arguments("Host: a\nX-\u00e9: a\n", "invalid character 0xe9 at index 2 of header 'X-?'."),
                arguments(
                        "Host: a\nX-Nul: a\0b\n",
                        "Validation failed for header 'X-Nul': a header value contains prohibited character 0x0"),
                arguments("Host: a\nX-No-Colon\n", "The header section cannot be read: No colon found"));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void tellsWhatIsWrongWithAField(String fields, String detail) {
        assertRefused("GET " + PATH + " HTTP/1.1\n" + fields + "\n", detail);
    }

    static Stream<Arguments> firstLines() {
        return Stream.of(
                arguments("GET " + PATH, "The request line cannot be read, expected one like GET / HTTP/1.1"),
                arguments("G{T " + PATH + " HTTP/1.1", "Illegal character in HTTP Method: 0x7b"),
                arguments("GET  " + PATH + " HTTP/1.1", "expected single spaces between its parts"),
                arguments(
                        "GET " + PATH + "\u0001 HTTP/1.1",
                        "The request line contains control or non-ASCII characters: expected visible ASCII and spaces"),
                arguments("GET " + PATH + " HTTP/1.2", "The version is HTTP/1.2: expected HTTP/1.1 or HTTP/1.0"),
                arguments("GET @evil HTTP/1.1", "The target is @evil: expected a path or an absolute http address"),
                arguments("GET /a#b HTTP/1.1", "The target has the character 0x23: expected visible ASCII"),
                arguments(
                        "GET /\u00e9 HTTP/1.1",
                        "The request line contains control or non-ASCII characters: expected visible ASCII and spaces"),
                arguments("GET http://a@b/ HTTP/1.1", "The target's host is a@b: expected one name or address"),
                arguments("CONNECT a:443 HTTP/1.1", "The method is CONNECT: the gateway opens no tunnels"));
    }

    @ParameterizedTest
    @MethodSource("firstLines")
    void tellsWhatIsWrongWithTheFirstLine(String line, String detail) {
        assertRefused(line + "\nHost: a\n\n", detail);
    }

    static Stream<Arguments> chunks() {
        return Stream.of(
                arguments("80000000\n", "The body cannot be read: Chunk size overflow: 2147483648"),
                arguments("-1\n", "The body cannot be read: Invalid character in chunk size"),
                arguments("5\nhelloXX0\n\n", "The body cannot be read: Chunk data sections must be terminated"),
                arguments("5;a=\"\n\"\nhello\n0\n\n", "The body cannot be read: Invalid chunk extension"),
                arguments("0\nX-Bad trailer\n\n", "The body cannot be read: No colon found"));
    }

    @ParameterizedTest
    @MethodSource("chunks")
    void tellsWhatIsWrongWithAChunk(String body, String detail) {
        assertRefused(request("POST", PATH, "Transfer-Encoding: chunked") + body, detail);
    }

    @Test
    void tellsWhatIsWrongWithAChunkOfABodyOnItsWay() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        UPSTREAM.answersHeads((head, connection) -> {
            arrived.countDown();
            connection.awaitClose();
        });

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("POST", PATH, "Transfer-Encoding: chunked") + "4\ngood\n");
            arrived.await();
            RawAnswer answer = caller.sendExactly("xyz\r\n").answer();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text())
                    .contains("\"detail\":\"The body cannot be read: Invalid character in chunk size\"");
        }
    }

    private static void assertRefused(String sent, String detail) {
        RawAnswer answer = GATEWAY.ask(sent);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(detail).hasSizeLessThan(600);
    }
}
