package io.gatehouse.gateway.framing;

import static io.gatehouse.gateway.testing.RawHttp2.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.gatehouse.gateway.testing.AccessLines;
import io.gatehouse.gateway.testing.Http2Answer;
import io.gatehouse.gateway.testing.RawHttp2;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an HTTP/2 caller is told whose request is refused before anybody looks for its route. */
final class Http2RefusalTest {

    private static final String PATH = "/api/v1/auth/create";
    private static final int LARGEST_FRAME = 16_384;

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(UPSTREAM, "gateway.access-log.format", "json");

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @ParameterizedTest
    @ValueSource(ints = {17_000, 40_000, 60_000})
    void answers431WithAProblemForAHeadThatIsTooLarge(int size) {
        String id = "large-" + size;
        try (AccessLines lines = AccessLines.open();
                RawHttp2 caller = GATEWAY.connectHttp2()) {
            Http2Answer answer = head(
                            caller, 1, fields("GET", PATH, "x-request-id=" + id, "x-long=" + "a".repeat(size)))
                    .answer(1);

            assertProblem(answer, 431, id, "HTTP header is larger than 16384 bytes.");
            assertThat(lines.fieldsWith(id)).containsEntry("status", 431).containsEntry("path", PATH);
            assertThat(caller.request(3, fields("GET", PATH)).answer(3).status())
                    .isEqualTo(200);
        }
        assertThat(UPSTREAM.requests()).hasSize(1);
    }

    @Test
    void letsThroughAsMuchAsIsAllowed() {
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            assertThat(caller.request(1, fields("GET", PATH, "x-long=" + "a".repeat(15_500)))
                            .answer(1)
                            .status())
                    .isEqualTo(200);
        }
    }

    static Stream<Arguments> bad() {
        String path = ":path=" + PATH;
        return Stream.of(
                arguments(
                        List.of(":method=GET", ":scheme=http", ":authority=user@g", path),
                        "The host is user@g: expected one name or address, with a port or without"),
                arguments(
                        List.of(":method=GET", ":scheme=http", ":authority=g", path, "host=h"),
                        "A second host is h: expected one host"),
                arguments(
                        List.of(":method=GET", ":scheme=http", ":authority=g", ":path=/a#b"),
                        "The target has the character 0x23: expected visible ASCII, and no fragment"),
                arguments(
                        List.of(":method=GET", ":scheme=http", ":authority=g", ":path=/\u00e9"),
                        "The target has the character 0xe9: expected visible ASCII, and no fragment"),
                arguments(
                        List.of(":method=GET", ":scheme=http", ":authority=g", ":path=/a b"),
                        "The target has the character 0x20: expected visible ASCII, and no fragment"),
                arguments(
                        List.of(":method=GET", ":scheme=http", ":authority=g", ":path=*"),
                        "The target is *: expected a path"),
                arguments(
                        List.of(":method=G T", ":scheme=http", ":authority=g", path),
                        "The method is G T: expected a token like GET"),
                arguments(
                        List.of(":method=GET", ":scheme=ftp", ":authority=g", path),
                        "The scheme is ftp: expected http or https"),
                arguments(
                        List.of(":method=CONNECT", ":authority=evil:443"),
                        "The method is CONNECT: the gateway opens no tunnels"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void answers400WithAProblemForWhatHttp1CouldNotSay(List<String> head, String detail) {
        String[] fields =
                Stream.concat(head.stream(), Stream.of("x-request-id=odd-1")).toArray(String[]::new);
        try (AccessLines lines = AccessLines.open();
                RawHttp2 caller = GATEWAY.connectHttp2()) {
            Http2Answer answer = caller.request(1, fields).answer(1);

            assertProblem(answer, 400, "odd-1", detail);
            assertThat(lines.fieldsWith("odd-1")).containsEntry("status", 400).containsEntry("protocol", "HTTP/2");
            assertThat(caller.request(3, fields("GET", PATH)).answer(3).status())
                    .isEqualTo(200);
        }
        assertThat(UPSTREAM.requests()).hasSize(1);
    }

    @Test
    void answersBeforeTheBodyHasCome() {
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            caller.head(1, ":method=POST", ":scheme=http", ":authority=g", ":path=/a#b")
                    .data(1, "some of it", false);
            Http2Answer answer = caller.answer(1);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("\"status\":400");
            caller.data(1, "the rest", true);
            assertThat(caller.request(3, fields("GET", PATH)).answer(3).status())
                    .isEqualTo(200);
        }
    }

    private static RawHttp2 head(RawHttp2 caller, int stream, String... fields) {
        byte[] block = RawHttp2.block(fields);
        int first = Math.min(LARGEST_FRAME, block.length);
        caller.frame(RawHttp2.HEADERS, RawHttp2.END_STREAM, stream, Arrays.copyOf(block, first));
        for (int from = first; from < block.length; from += LARGEST_FRAME) {
            caller.frame(
                    RawHttp2.CONTINUATION,
                    0,
                    stream,
                    Arrays.copyOfRange(block, from, Math.min(block.length, from + LARGEST_FRAME)));
        }
        return caller.frame(RawHttp2.CONTINUATION, RawHttp2.END_HEADERS, stream, new byte[0]);
    }

    private static void assertProblem(Http2Answer answer, int status, String id, String detail) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.header("x-request-id")).isEqualTo(id);
        assertThat(answer.text())
                .contains("\"status\":" + status, "\"detail\":\"" + detail + "\"", "\"request_id\":\"" + id + "\"");
    }
}
