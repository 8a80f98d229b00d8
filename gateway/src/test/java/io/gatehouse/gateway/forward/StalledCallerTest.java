package io.gatehouse.gateway.forward;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.HttpHead;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.gatehouse.gateway.testing.UpstreamConnection;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A caller who stops reading stops the upstream: what it still sends stays in the operating system's buffers. */
final class StalledCallerTest {

    private static final String PATH = "/api/v1/auth/create";
    private static final byte[] PIECE = new byte[64 * 1024];
    private static final long WHOLE = 1L << 30;

    /** More than sockets hold on the way, and little of the whole. */
    private static final long MOST_ON_THE_WAY = 128L << 20;

    @AutoClose
    private final RecordingUpstream upstream = RecordingUpstream.start();

    @AutoClose
    private final TestGateway gateway = TestGateway.inFrontOf(upstream);

    private final AtomicLong sent = new AtomicLong();

    @Test
    void nothingIsReadThatNobodyTakes() {
        upstream.answers(this::largeOrSmall);

        try (RawHttp stalled = gateway.connect();
                RawHttp other = gateway.connect()) {
            stalled.send(request("GET", PATH + "/large")).head();
            for (int i = 0; i < 1000; i++) {
                assertThat(other.send(request("GET", PATH)).answer().text()).isEqualTo("small");
            }

            assertThat(sent).hasValueBetween(1L, MOST_ON_THE_WAY);
        }
    }

    private void largeOrSmall(HttpHead head, UpstreamConnection connection) throws IOException {
        if (head.target().endsWith("/large")) {
            connection.write("HTTP/1.1 200 OK\nContent-Length: " + WHOLE + "\n\n");
            while (sent.get() < WHOLE) {
                connection.out().write(PIECE);
                sent.addAndGet(PIECE.length);
            }
        } else {
            connection.answer("small");
        }
    }
}
