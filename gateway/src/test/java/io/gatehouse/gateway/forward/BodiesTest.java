package io.gatehouse.gateway.forward;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.HttpHead;
import io.gatehouse.gateway.testing.RandomBytes;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BodiesTest {

    private static final String PATH = "/api/v1/auth/create";
    private static final long LARGE = 50L << 20;

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(
            UPSTREAM, "gateway.routes.create.path", PATH, "gateway.routes.create.max-body-size", "10GB");

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @Test
    void fiftyMegabytesComeDownWithALength() {
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nContent-Length: " + LARGE + "\n\n");
            RandomBytes.write(LARGE, connection.out());
        });

        try (RawHttp caller = GATEWAY.connect()) {
            HttpHead head = caller.send(request("GET", PATH)).head();

            assertThat(head.one("Content-Length")).isEqualTo(String.valueOf(LARGE));
            assertThat(head.all("Transfer-Encoding")).isEmpty();
            assertThat(RandomBytes.checksum(caller.body(head))).isEqualTo(RandomBytes.checksum(LARGE));
        }
    }

    @Test
    void fiftyMegabytesComeDownInChunks() {
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n");
            RandomBytes.write(LARGE, RandomBytes.chunked(connection.out()));
            connection.write("0\n\n");
        });

        try (RawHttp caller = GATEWAY.connect()) {
            HttpHead head = caller.send(request("GET", PATH)).head();

            assertThat(head.one("Transfer-Encoding")).isEqualTo("chunked");
            assertThat(head.all("Content-Length")).isEmpty();
            assertThat(RandomBytes.checksum(caller.body(head))).isEqualTo(RandomBytes.checksum(LARGE));
        }
    }

    @Test
    void anAnswerThatEndsWithItsConnectionComesDownComplete() {
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nConnection: close\n\n");
            RandomBytes.write(1 << 20, connection.out());
            connection.close();
        });

        try (RawHttp caller = GATEWAY.connect()) {
            HttpHead head = caller.send(request("GET", PATH)).head();

            assertThat(RandomBytes.checksum(caller.body(head))).isEqualTo(RandomBytes.checksum(1 << 20));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fiftyMegabytesGoUp(boolean chunked) throws Exception {
        UPSTREAM.answersHeads((head, connection) -> connection.answer(RandomBytes.checksum(connection.body(head))));

        try (RawHttp caller = GATEWAY.connect()) {
            String length = chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + LARGE;
            caller.send(request("POST", PATH, length));
            RandomBytes.write(LARGE, chunked ? RandomBytes.chunked(caller.out()) : caller.out());
            RawAnswer answer = caller.send(chunked ? "0\n\n" : "").answer();

            assertThat(answer.text()).isEqualTo(RandomBytes.checksum(LARGE));
            assertThat(UPSTREAM.request().headers("Content-Length")).hasSize(chunked ? 0 : 1);
            assertThat(UPSTREAM.request().headers("Transfer-Encoding")).hasSize(chunked ? 1 : 0);
        }
    }

    @Test
    void aSmallChunkedBodyArrives() {
        RawAnswer answer = GATEWAY.ask(
                request("POST", PATH, "Transfer-Encoding: chunked") + "3\nabc\n4;name=value\ndefg\n0\nX-Token: t\n\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(UPSTREAM.request().text()).isEqualTo("abcdefg");
        assertThat(UPSTREAM.request().headers("X-Token")).isEmpty();
    }

    @Test
    void anEmptyChunkedBodyArrives() {
        RawAnswer answer = GATEWAY.ask(request("POST", PATH, "Transfer-Encoding: chunked") + "0\n\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(UPSTREAM.request().body()).isEmpty();
    }

    @Test
    void anUploadCanBeAnsweredBeforeItEnds() {
        UPSTREAM.answersHeads((head, connection) -> {
            connection.write("HTTP/1.1 422 Unprocessable Content\nContent-Length: 2\n\nno");
            connection.awaitClose();
        });

        try (RawHttp caller = GATEWAY.connect()) {
            RawAnswer answer = caller.send(request("POST", PATH, "Content-Length: 100") + "the first half")
                    .answer();

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).isEqualTo("no");
        }
    }

    @Test
    void aRequestFollowsAnUploadThatWasAnsweredEarly() {
        UPSTREAM.answersHeads((head, connection) -> {
            connection.answer(head.method());
            if (head.method().equals("POST")) {
                connection.awaitClose();
            }
        });

        try (RawHttp caller = GATEWAY.connect()) {
            assertThat(caller.send(request("POST", PATH, "Content-Length: 8") + "half")
                            .answer()
                            .text())
                    .isEqualTo("POST");
            assertThat(caller.send("half" + request("GET", PATH)).answer().text())
                    .isEqualTo("GET");
        }
    }

    @Test
    void theHeadOfAStreamComesBeforeItsFirstEvent() {
        CountDownLatch seen = new CountDownLatch(1);
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nContent-Type: text/event-stream\nTransfer-Encoding: chunked\n\n");
            await(seen);
            connection.writeChunk("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
            connection.write("0\n\n");
        });

        try (RawHttp caller = GATEWAY.connect()) {
            HttpHead head = caller.send(request("GET", PATH)).head();
            seen.countDown();

            assertThat(head.one("Content-Type")).isEqualTo("text/event-stream");
            assertThat(caller.answer(head).text()).isEqualTo("data: 1\n\n");
        }
    }

    @Test
    void everyEventArrivesBeforeTheNextIsSent() {
        Semaphore seen = new Semaphore(0);
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nContent-Type: text/event-stream\nTransfer-Encoding: chunked\n\n");
            for (int i = 0; i < 20; i++) {
                connection.writeChunk(("data: " + i + "\n\n").getBytes(StandardCharsets.UTF_8));
                seen.acquireUninterruptibly();
            }
            connection.write("0\n\n");
        });

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("GET", PATH)).head();
            for (int i = 0; i < 20; i++) {
                assertThat(caller.read("\n\n")).endsWith("data: " + i + "\n\n");
                seen.release();
            }
            assertThat(caller.read("0\r\n\r\n")).isNotEmpty();
        }
    }

    @Test
    void everyPieceOfAnUploadArrivesBeforeTheNextIsSent() throws Exception {
        Semaphore received = new Semaphore(0);
        UPSTREAM.answersHeads((head, connection) -> {
            InputStream body = connection.body(head);
            while (body.read() >= 0) {
                received.release();
            }
            connection.answer("complete");
        });

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("POST", PATH, "Content-Length: 20"));
            for (int i = 0; i < 20; i++) {
                caller.send("x");
                received.acquire();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "deflate"})
    void aCompressedAnswerPassesUntouched(String coding) throws IOException {
        byte[] compressed = gzip("compressed ".repeat(1000));
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nContent-Type: text/plain\nContent-Encoding: " + coding
                    + "\nContent-Length: " + compressed.length + "\n\n");
            connection.out().write(compressed);
        });

        RawAnswer answer = GATEWAY.ask(request("GET", PATH, "Accept-Encoding: gzip, br"));

        assertThat(answer.header("Content-Encoding")).isEqualTo(coding);
        assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(compressed.length));
        assertThat(answer.body()).isEqualTo(compressed);
        assertThat(UPSTREAM.request().header("Accept-Encoding")).isEqualTo("gzip, br");
    }

    @Test
    void anUncompressedAnswerStaysSo() {
        String text = "plain ".repeat(10_000);
        UPSTREAM.answers((head, connection) -> connection.answer(text));

        RawAnswer answer = GATEWAY.ask(request("GET", PATH, "Accept-Encoding: gzip"));

        assertThat(answer.headers("Content-Encoding")).isEmpty();
        assertThat(answer.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "snappy"})
    void aCompressedUploadPassesUntouched(String coding) throws IOException {
        byte[] bomb = gzip("0".repeat(1 << 20));

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("POST", PATH, "Content-Encoding: " + coding, "Content-Length: " + bomb.length));
            assertThat(caller.send(bomb).answer().status()).isEqualTo(200);
        }

        assertThat(UPSTREAM.request().header("Content-Encoding")).isEqualTo(coding);
        assertThat(UPSTREAM.request().body()).isEqualTo(bomb);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=b",
                "application/x-www-form-urlencoded",
                "application/json",
                "no/such+type",
                "garbage"
            })
    void aBodyOfAnyTypePasses(String type) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.csv\"\r\n\r\n1,2\r\n--b--\r\n";

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("POST", PATH, "Content-Type: " + type, "Content-Length: " + body.length()));
            assertThat(caller.sendExactly(body).answer().status()).isEqualTo(200);
        }

        assertThat(UPSTREAM.request().header("Content-Type")).isEqualTo(type);
        assertThat(UPSTREAM.request().text()).isEqualTo(body);
    }

    @Test
    void theGatewayAsksForABodyThatWaitsToBeAsked() {
        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("POST", PATH, "Expect: 100-continue", "Content-Length: 4"));

            assertThat(caller.head().line()).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(caller.send("body").answer().status()).isEqualTo(200);
            assertThat(UPSTREAM.request().text()).isEqualTo("body");
            assertThat(UPSTREAM.request().headers("Expect")).isEmpty();
        }
    }

    @Test
    void theGatewayDoesNotAskForABodyThatMayNotPass() {
        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("POST", "/api/v1/stocks/imports", "Expect: 100-continue", "Content-Length: 4"));

            assertThat(caller.answer().status()).isEqualTo(401);
        }
    }

    @Test
    void aLargeUploadThatMayNotPassIsRefusedOnItsHead() {
        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("POST", "/api/v1/stocks/imports", "Content-Length: 1000000000") + "the first bytes");

            assertThat(caller.answer().status()).isEqualTo(401);
            assertThat(UPSTREAM.requests()).isEmpty();
        }
    }

    @Test
    void manyBodiesGoBothWaysAtOnce() {
        UPSTREAM.answers((head, connection) -> connection.answer(head.target()));
        CompletableFuture<?>[] callers = new CompletableFuture<?>[20];
        for (int i = 0; i < callers.length; i++) {
            String target = PATH + "?" + i;
            callers[i] = Await.start(() -> {
                assertThat(GATEWAY.ask(request("POST", target, "Content-Length: 100000") + "x".repeat(100_000))
                                .text())
                        .isEqualTo(target);
                return target;
            });
        }

        Await.result(CompletableFuture.allOf(callers));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
