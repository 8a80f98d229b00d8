package io.gatehouse.gateway.failure;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BodyLimitTest {

    private static final String PATH = "/api/v1/auth/create";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY =
            TestGateway.inFrontOf(UPSTREAM, "micronaut.server.max-request-size", "1000");

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @Test
    void passesABodyOfJustTheSize() {
        assertThat(GATEWAY.ask(request("POST", PATH, "Content-Length: 1000") + "x".repeat(1000))
                        .status())
                .isEqualTo(200);
        assertThat(UPSTREAM.request().body()).hasSize(1000);
    }

    @Test
    void answers413OnTheHeadAlone() {
        try (RawHttp caller = GATEWAY.connect()) {
            assertTooLarge(
                    caller.send(request("POST", PATH, "Content-Length: 1001")).answer());
        }
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @Test
    void answers413InTheStepOfAskingForTheBody() {
        try (RawHttp caller = GATEWAY.connect()) {
            assertTooLarge(caller.send(request("POST", PATH, "Content-Length: 1001", "Expect: 100-continue"))
                    .answer());
        }
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @Test
    void answers413ForABodyThatCameWithItsHead() {
        assertTooLarge(GATEWAY.ask(request("POST", PATH, "Content-Length: 1001") + "x".repeat(1001)));
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @Test
    void answers413WhenTheChunksBecomeTooMany() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        UPSTREAM.answersHeads((head, connection) -> {
            arrived.countDown();
            connection.awaitClose();
            closed.countDown();
        });

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("POST", PATH, "Transfer-Encoding: chunked") + "1\nx\n");
            arrived.await();
            for (int i = 0; i < 10; i++) {
                caller.send("64\n" + "x".repeat(100) + "\n");
            }

            assertTooLarge(caller.answer());
        }
        closed.await();
    }

    @Test
    void answers413ForManyChunksAtOnce() {
        assertTooLarge(GATEWAY.ask(
                request("POST", PATH, "Transfer-Encoding: chunked") + "3e9\n" + "x".repeat(1001) + "\n0\n\n"));
    }

    @Test
    void aRequestFollowsOneThatWasTooLarge() {
        try (RawHttp caller = GATEWAY.connect()) {
            assertTooLarge(caller.send(request("POST", PATH, "Content-Length: 1001") + "x".repeat(1001))
                    .answer());

            assertThat(caller.send(request("GET", PATH)).answer().status()).isEqualTo(200);
        }
    }

    private static void assertTooLarge(RawAnswer answer) {
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
}
