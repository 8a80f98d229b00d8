package io.gatehouse.gateway.resilience;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What an instance is blamed for, and what counts as on its way there. */
final class InstanceTest {

    private static final String PATH = "/api/v1/auth/create";
    private static final String HALF = "HTTP/1.1 200 OK\nContent-Length: 10\n\nhalf";

    @AutoClose
    private final RecordingUpstream one = RecordingUpstream.start();

    private final Semaphore seen = new Semaphore(0);

    @Test
    void streamsThatCallersLeaveEndOnce() {
        one.answers((head, connection) -> {
            connection.write(HALF);
            connection.awaitClose();
            seen.release();
        });

        try (TestGateway gateway = TestGateway.inFrontOf(one)) {
            for (int i = 0; i < 5; i++) {
                beginStream(gateway).close();
                seen.acquireUninterruptibly();
            }

            assertOnlyOneStreamIsPending(gateway);
        }
    }

    @Test
    void streamsThatTheUpstreamBreaksEndOnce() {
        one.answers((head, connection) -> {
            connection.write(HALF);
            seen.acquireUninterruptibly();
            connection.reset();
        });

        try (TestGateway gateway = TestGateway.inFrontOf(one)) {
            for (int i = 0; i < 5; i++) {
                try (RawHttp caller = beginStream(gateway)) {
                    seen.release();
                    assertThat(caller.readAll()).isEqualTo("half");
                }
            }

            assertOnlyOneStreamIsPending(gateway);
        }
    }

    /** A load of two is one request on its way and the next. */
    private static void assertOnlyOneStreamIsPending(TestGateway gateway) {
        Instance instance = gateway.bean(UpstreamServices.class)
                .named("auth-service")
                .instances()
                .all()
                .getFirst();
        try (RawHttp caller = beginStream(gateway)) {
            Await.until(() -> instance.load() == 2);
        }
    }

    private static RawHttp beginStream(TestGateway gateway) {
        RawHttp caller = gateway.connect().send(request("GET", PATH));
        caller.head();
        return caller;
    }
}
