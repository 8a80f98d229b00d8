package io.gatehouse.gateway.failure;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for a body of more than 1000 bytes, whichever limit it is that it exceeds. */
abstract class BodyLimitRules {

    private static final String PATH = "/api/v1/auth/create";

    private final RecordingUpstream upstream;
    private final TestGateway gateway;

    BodyLimitRules(RecordingUpstream upstream, TestGateway gateway) {
        this.upstream = upstream;
        this.gateway = gateway;
    }

    @BeforeEach
    void forget() {
        upstream.reset();
    }

    @Test
    void passesABodyOfJustTheSize() {
        assertThat(gateway.ask(request("POST", PATH, "Content-Length: 1000") + "x".repeat(1000))
                        .status())
                .isEqualTo(200);
        assertThat(upstream.request().body()).hasSize(1000);
    }

    @Test
    void answers413OnTheHeadAlone() {
        try (RawHttp caller = gateway.connect()) {
            assertTooLarge(
                    caller.send(request("POST", PATH, "Content-Length: 1001")).answer());
        }
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void answers413InTheStepOfAskingForTheBody() {
        try (RawHttp caller = gateway.connect()) {
            assertTooLarge(caller.send(request("POST", PATH, "Content-Length: 1001", "Expect: 100-continue"))
                    .answer());
        }
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void answers413ForABodyThatCameWithItsHead() {
        assertTooLarge(gateway.ask(request("POST", PATH, "Content-Length: 1001") + "x".repeat(1001)));
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void answers413WhenTheChunksBecomeTooMany() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        upstream.answersHeads((head, connection) -> {
            arrived.countDown();
            connection.awaitClose();
            closed.countDown();
        });

        try (RawHttp caller = gateway.connect()) {
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
        assertTooLarge(gateway.ask(
                request("POST", PATH, "Transfer-Encoding: chunked") + "3e9\n" + "x".repeat(1001) + "\n0\n\n"));
    }

    @Test
    void passesChunksThatAreJustTheSize() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        upstream.answersHeads((head, connection) -> {
            arrived.countDown();
            byte[] body = connection.body(head).readAllBytes();
            connection.answer("received " + body.length);
        });

        try (RawHttp caller = gateway.connect()) {
            caller.send(request("POST", PATH, "Transfer-Encoding: chunked") + "64\n" + "x".repeat(100) + "\n");
            arrived.await();
            for (int i = 0; i < 9; i++) {
                caller.send("64\n" + "x".repeat(100) + "\n");
            }

            assertThat(caller.send("0\n\n").answer().text()).isEqualTo("received 1000");
        }
    }

    @Test
    void asksForABodyOfUnknownLength() {
        try (RawHttp caller = gateway.connect()) {
            caller.send(request("POST", PATH, "Transfer-Encoding: chunked", "Expect: 100-continue"));
            assertThat(caller.head().line()).isEqualTo("HTTP/1.1 100 Continue");

            assertThat(caller.send("1\nx\n0\n\n").answer().status()).isEqualTo(200);
        }
        assertThat(upstream.request().text()).isEqualTo("x");
    }

    @Test
    void theUpstreamIsLeftWhenTheCallerLeavesAmidTheBody() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        upstream.answersHeads((head, connection) -> {
            arrived.countDown();
            connection.awaitClose();
            closed.countDown();
        });

        try (RawHttp caller = gateway.connect()) {
            caller.send(request("POST", PATH, "Transfer-Encoding: chunked") + "1\nx\n");
            arrived.await();
            caller.reset();
        }

        closed.await();
    }

    @Test
    void aRequestFollowsOneThatWasTooLarge() {
        try (RawHttp caller = gateway.connect()) {
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
