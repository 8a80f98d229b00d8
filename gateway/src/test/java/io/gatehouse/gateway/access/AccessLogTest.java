package io.gatehouse.gateway.access;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static io.gatehouse.gateway.testing.TestGateway.requestAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.AccessLines;
import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessLogTest {

    private static final String OPEN = "/api/v1/auth/create";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(
            UPSTREAM, "gateway.access-log.format", "json", "micronaut.server.max-request-size", "1MB");

    @AutoClose
    private final AccessLines lines = AccessLines.open();

    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @Test
    void saysWhatBecameOfAForwardedRequest() {
        Instant before = Instant.now();

        GATEWAY.ask(
                requestAs("stocks", "POST", "/api/v1/stocks/x", "X-Request-Id: " + id, "Content-Length: 3") + "abc");

        Map<String, Object> line = lines.fieldsWith(id);
        assertThat(line)
                .containsEntry("method", "POST")
                .containsEntry("path", "/api/v1/stocks/x")
                .containsEntry("protocol", "HTTP/1.1")
                .containsEntry("status", 200)
                .containsEntry("ending", "complete")
                .containsEntry("request_bytes", 3)
                .containsEntry("response_bytes", "hello from upstream".length())
                .containsEntry("route", "/api/v1/stocks")
                .containsEntry("service", "stocks-service")
                .containsEntry("instance", URI.create(UPSTREAM.url()).getAuthority())
                .containsEntry("client", "127.0.0.1")
                .containsEntry("request_id", id)
                .containsKeys("subject", "duration_ms", "upstream_ms");
        assertThat(Instant.parse(String.valueOf(line.get("time"))))
                .isBetween(before.minusMillis(100), Instant.now().plus(Duration.ofMillis(100)));
        assertThat(Objects.requireNonNull(UPSTREAM.request().header("traceparent")))
                .contains(String.valueOf(line.get("trace_id")), String.valueOf(line.get("span_id")));
    }

    static List<String> refused() {
        return List.of(
                request("GET", "/nowhere"),
                request("GET", "/api/v1/stocks/x"),
                requestAs("time", "GET", "/api/v1/stocks/x"),
                requestAs("stocks", "GET", "/api/v1/stocks/../x"),
                request("POST", OPEN, "Content-Length: 2000000"),
                request("POST", OPEN, "Content-Length: 1", "Transfer-Encoding: chunked"),
                request("GET", OPEN, "X-Large: " + "x".repeat(20_000)),
                request("GET", "/" + "x".repeat(9_000)),
                "GET /two  spaces HTTP/1.1\nHost: a\n\n",
                "NONSENSE\n\n");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void hasALineForARefusedRequest(String request) {
        RawAnswer answer = GATEWAY.ask(request);

        Map<String, Object> line = lines.fieldsWith(Objects.requireNonNull(answer.header("X-Request-Id")));
        assertThat(line).containsEntry("status", answer.status()).containsEntry("ending", "complete");
        assertThat(answer.status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/smoke", "/schema"})
    void hasALineForTheGatewaysOwnPages(String path) {
        GATEWAY.ask(request("GET", path, "X-Request-Id: " + id));

        assertThat(lines.fieldsWith(id))
                .containsEntry("path", path)
                .containsEntry("status", 200)
                .doesNotContainKeys("route", "service", "instance", "upstream_ms", "subject");
    }

    @Test
    void hasNoLineForAProbeThatPasses() {
        for (String path : List.of("/health", "/health/liveness", "/health?x", "/health/nothing")) {
            GATEWAY.ask(request("GET", path, "X-Request-Id: " + id));
        }

        assertThat(lines.fieldsWith(id)).containsEntry("path", "/health/nothing");
    }

    @Test
    void neverHoldsATokenNorAQuery() {
        String token = TestAuthorizationServer.token("stocks");

        GATEWAY.ask(request(
                "GET",
                "/api/v1/stocks/x?secret=value",
                "X-Request-Id: " + id,
                "X-Token: " + token,
                "Cookie: session=cookie-value"));
        GATEWAY.ask(request("GET", "/nowhere?token=" + token, "X-Request-Id: " + id));

        assertThat(lines.with(id, 2)).hasSize(2);
        assertThat(lines.all())
                .noneMatch(line -> line.contains(token) || line.contains("secret") || line.contains("cookie-value"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/auth/create/%0d%0a{\"status\":200}",
                "/nowhere/%22,%22status%22:1",
                "/nowhere\u0001\u0085\",\"status\":1",
                "/nowhere\r{\"status\":1}",
            })
    void nobodyForgesALine(String target) {
        String request = "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        RawAnswer answer;
        try (RawHttp caller = GATEWAY.connect()) {
            answer = caller.sendExactly(request).answer();
        }

        Map<String, Object> line = lines.fieldsWith(Objects.requireNonNull(answer.header("X-Request-Id")));
        assertThat(line).containsEntry("status", answer.status());
        assertThat(lines.all()).allSatisfy(any -> assertThat(lines.fields(any)).containsKey("time"));
    }

    @Test
    void pipelinedRequestsHaveALineEach() {
        UPSTREAM.answers((head, connection) -> connection.answer(head.target()));
        String first = request("GET", OPEN + "/long-first", "X-Request-Id: " + id);
        String second = request("GET", "/nowhere", "X-Request-Id: " + id);
        String third = request("POST", OPEN + "/3", "X-Request-Id: " + id, "Content-Length: 5") + "12345";

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(first + second + third);
            assertThat(caller.answer().status()).isEqualTo(200);
            assertThat(caller.answer().status()).isEqualTo(404);
            assertThat(caller.answer().status()).isEqualTo(200);
        }

        List<Map<String, Object>> found =
                lines.with(id, 3).stream().map(lines::fields).toList();
        assertThat(found)
                .extracting(line -> line.get("path") + " " + line.get("status") + " " + line.get("request_bytes"))
                .containsExactly(OPEN + "/long-first 200 0", "/nowhere 404 0", OPEN + "/3 200 5");
        assertThat(found.getFirst()).containsEntry("response_bytes", (OPEN + "/long-first").length());
        assertThat(found).extracting(line -> line.get("trace_id")).doesNotHaveDuplicates();
    }

    @Test
    void showsACallerWhoLeftInMidAnswer() {
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nContent-Length: 10\n\nhalf");
            connection.awaitClose();
        });

        RawHttp caller = GATEWAY.connect().send(request("GET", OPEN, "X-Request-Id: " + id));
        caller.read("half");
        caller.close();

        assertThat(lines.fieldsWith(id))
                .containsEntry("status", 200)
                .containsEntry("ending", "caller_left")
                .containsEntry("response_bytes", 4);
    }

    @Test
    void showsACallerWhoLeftBeforeTheAnswer() {
        UPSTREAM.answers((head, connection) -> connection.awaitClose());

        RawHttp caller = GATEWAY.connect().send(request("GET", OPEN, "X-Request-Id: " + id));
        Await.until(() -> !UPSTREAM.requests().isEmpty());
        caller.close();

        assertThat(lines.fieldsWith(id)).containsEntry("status", 0).containsEntry("ending", "caller_left");
    }

    @Test
    void showsAnAnswerThatTheUpstreamBrokeOff() {
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n4\nhalf\n");
            connection.close();
        });

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("GET", OPEN, "X-Request-Id: " + id)).readAll();
        }

        assertThat(lines.fieldsWith(id)).containsEntry("status", 200).containsEntry("ending", "broken_off");
    }
}
