package io.gatehouse.gateway.framing;

import static io.gatehouse.gateway.testing.RawHttp2.fields;
import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RawHttp2;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that take their time, each with a connection that somebody else could have. */
final class SlowCallersTest {

    private static final String PATH = "/api/v1/auth/create";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(
            UPSTREAM, "micronaut.server.idle-timeout", "1s", "gateway.framing.head-timeout", "200ms");

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "PRI * HTTP/2.0\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n"})
    void doNotStayWithoutARequest(String start) {
        try (RawHttp caller = GATEWAY.connect()) {
            assertThat(caller.sendExactly(start).isClosed()).isTrue();
        }
        assertOthersAreServed();
    }

    @Test
    void doNotSendAHeadByteByByte() {
        try (RawHttp caller = GATEWAY.connect()) {
            caller.send("GET / HTTP/1.1\nX-Slow: ");

            Await.until(() -> !accepts(caller, "a"));
        }
        assertOthersAreServed();
    }

    @Test
    void doNotStopInABody() {
        UPSTREAM.answersHeads((head, connection) -> connection.awaitClose());

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("POST", PATH, "Content-Length: 100") + "a");

            assertThat(caller.readAll()).doesNotContain(" 200 ");
        }
        UPSTREAM.reset();
        assertOthersAreServed();
    }

    @Test
    void doNotKeepAnIdleHttp2Connection() {
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            assertThat(caller.request(1, fields("GET", PATH)).answer(1).status())
                    .isEqualTo(200);

            assertThat(caller.awaitClose()).isEqualTo(-1);
        }
    }

    private static boolean accepts(RawHttp caller, String text) {
        try {
            caller.sendExactly(text);
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static void assertOthersAreServed() {
        assertThat(GATEWAY.get(PATH).status()).isEqualTo(200);
    }
}
