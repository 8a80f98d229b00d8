package io.gatehouse.gateway.limit.upload;

import static io.gatehouse.gateway.testing.RawHttp2.fields;
import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RawHttp2;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class UploadLimitTest {

    private static final String PATH = "/api/v1/auth/create";
    private static final String HALF = request("POST", PATH, "Content-Length: 2") + "x";

    @AutoClose
    private final RecordingUpstream upstream = RecordingUpstream.start();

    @AutoClose
    private final TestGateway gateway = TestGateway.inFrontOf(upstream, "gateway.uploads.per-address", "2");

    @BeforeEach
    void answerWhatHasArrived() {
        upstream.answersHeads((head, connection) -> {
            connection.body(head).readAllBytes();
            connection.answer("complete");
        });
    }

    @Test
    void answers429UntilOneHasArrivedAndOneHasBeenLeft() {
        try (RawHttp first = begun(1);
                RawHttp second = begun(2)) {
            assertTooMany(gateway.ask(HALF));
            assertThat(upstream.requests()).hasSize(2);
            assertThat(rejected()).isEqualTo(1);

            assertThat(first.send("y").answer().text()).isEqualTo("complete");
            try (RawHttp third = begun(3)) {
                assertTooMany(gateway.ask(HALF));
                second.close();
                Await.until(() -> gateway.waitingFor("auth-service") == 1);

                assertThat(third.send("y").answer().text()).isEqualTo("complete");
            }
        }
        Await.until(() -> gateway.bean(UploadLimit.class).callers() == 0);
    }

    @Test
    void doesNotCountWhatIsThereAtOnce() {
        try (RawHttp first = begun(1);
                RawHttp second = begun(2)) {
            assertThat(gateway.get(PATH).status()).isEqualTo(200);
            assertThat(gateway.ask(request("POST", PATH, "Content-Length: 1") + "x")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void countsTheUploadsOfAnHttp2Connection() {
        try (RawHttp2 caller = gateway.connectHttp2()) {
            for (int stream = 1; stream <= 3; stream += 2) {
                caller.head(stream, fields("POST", PATH)).data(stream, "x", false);
                int begun = (stream + 1) / 2;
                Await.until(() -> upstream.requests().size() == begun);
            }

            assertThat(caller.head(5, fields("POST", PATH)).answer(5).status()).isEqualTo(429);
            assertThat(caller.data(1, "y", true).answer(1).text()).isEqualTo("complete");
            assertThat(caller.head(7, fields("POST", PATH))
                            .data(7, "x", true)
                            .answer(7)
                            .text())
                    .isEqualTo("complete");
        }
        Await.until(() -> gateway.bean(UploadLimit.class).callers() == 0);
    }

    @Test
    void forgetsWhatTheUpstreamDoesNotTake() {
        upstream.answersHeads((head, connection) -> connection.reset());

        for (int i = 0; i < 5; i++) {
            assertThat(gateway.ask(HALF).status()).isEqualTo(502);
        }
        Await.until(() -> gateway.bean(UploadLimit.class).callers() == 0);
    }

    @Test
    void canBeOff() {
        try (TestGateway unlimited = TestGateway.inFrontOf(upstream, "gateway.uploads.per-address", "0");
                RawHttp caller = unlimited.connect().send(HALF)) {
            Await.until(() -> upstream.requests().size() == 1);

            assertThat(unlimited.bean(UploadLimit.class).callers()).isZero();
            assertThat(caller.send("y").answer().text()).isEqualTo("complete");
        }
    }

    /** The upload that is the so manieth to reach the upstream. */
    private RawHttp begun(int number) {
        RawHttp caller = gateway.connect().send(HALF);
        Await.until(() -> upstream.requests().size() == number);
        return caller;
    }

    private double rejected() {
        return gateway.bean(MeterRegistry.class)
                .get("gateway.uploads.rejected")
                .counter()
                .count();
    }

    private static void assertTooMany(RawAnswer answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).contains("/problems/too-many-uploads", "2 bodies from this address");
    }
}
