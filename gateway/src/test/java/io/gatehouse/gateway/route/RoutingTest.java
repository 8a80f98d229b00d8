package io.gatehouse.gateway.route;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static io.gatehouse.gateway.testing.TestGateway.requestAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RawHttp2;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RoutingTest {

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final RecordingUpstream STOCKS = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY =
            TestGateway.inFrontOf(UPSTREAM, "micronaut.http.services.stocks-service.urls", STOCKS.url());

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
        STOCKS.reset();
    }

    @Test
    void forwardsToTheServiceOfTheRoute() {
        RawAnswer answer = GATEWAY.ask(requestAs("stocks", "GET", "/api/v1/stocks/symbols"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("hello from upstream");
        assertThat(STOCKS.request().target()).isEqualTo("/api/v1/stocks/symbols");
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/stocks, stocks",
        "/api/v1/stocks/, stocks",
        "/stocks/time-series/SPX, stocks",
        "/api/v1/stocks/imports, stocks:write",
        "/api/v1/stocks/imports/7, stocks:write",
        "/api/v1/stocks/importsx, stocks",
    })
    void takesTheLongestPrefixInWholeSegments(String path, String permission) {
        String other = permission.equals("stocks") ? "stocks:write" : "stocks";

        assertThat(GATEWAY.ask(requestAs(permission, "GET", path)).status()).isEqualTo(200);
        assertThat(GATEWAY.ask(requestAs(other, "GET", path)).status()).isEqualTo(403);
        assertThat(STOCKS.request().target()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api", "/api/v1", "/api/v1/nothing", "/api/v1/stocksx", "/API/V1/STOCKS", "/stocksx/a"})
    void answers404ForAPathWithoutARoute(String path) {
        RawAnswer answer = GATEWAY.ask(requestAs("stocks", "GET", path, "X-Request-Id: caller-7"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("X-Request-Id")).isEqualTo("caller-7");
        assertThat(answer.text()).contains("\"status\":404", "\"request_id\":\"caller-7\"");
        assertThat(STOCKS.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing?secret=1, No route matches GET /nothing\"",
        "PURGE, /api/v1/nothing%2Fa, No route matches PURGE /api/v1/nothing%2Fa\"",
        "POST, /health/nothing, Nothing answers POST /health/nothing\"",
    })
    void saysWhatHasNoRoute(String method, String target, String detail) {
        RawAnswer answer = GATEWAY.ask(request(method, target, "Content-Length: 0"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("\"detail\":\"" + detail);
    }

    @Test
    void saysNoMoreOfALongPathThanItsBeginning() {
        assertThat(GATEWAY.get("/" + "a".repeat(4000)).text())
                .contains("\"detail\":\"No route matches GET /" + "a".repeat(199) + "...\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PURGE", "TRACE"})
    void forwardsEveryMethodWithItsBody(String method) {
        RawAnswer answer =
                GATEWAY.ask(requestAs("stocks", method, "/api/v1/stocks/symbols", "Content-Length: 4") + "body");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(STOCKS.request().method()).isEqualTo(method);
        assertThat(STOCKS.request().text()).isEqualTo("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PURGE"})
    void forwardsEveryMethodWithoutABody(String method) {
        RawAnswer answer = GATEWAY.ask(requestAs("stocks", method, "/api/v1/stocks/symbols"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(STOCKS.request().method()).isEqualTo(method);
        assertThat(STOCKS.request().headers("Transfer-Encoding")).isEmpty();
        assertThat(STOCKS.request().body()).isEmpty();
    }

    @Test
    void answersAQuestionAboutTheWholeServerByItself() {
        RawAnswer answer = GATEWAY.ask(request("OPTIONS", "*"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
        assertThat(answer.header("Allow")).isNull();
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @Test
    void answersAQuestionAboutTheWholeServerOverHttp2Too() {
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            assertThat(caller.request(1, RawHttp2.fields("OPTIONS", "*"))
                            .answer(1)
                            .status())
                    .isEqualTo(204);
        }
    }

    @Test
    void forwardsHead() {
        STOCKS.answers("HTTP/1.1 200 OK\nContent-Length: 12345\n\n");

        try (RawHttp caller = GATEWAY.connect()) {
            RawAnswer answer = caller.send(requestAs("stocks", "HEAD", "/api/v1/stocks/symbols"))
                    .answerWithoutBody();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Length")).isEqualTo("12345");
            assertThat(STOCKS.request().method()).isEqualTo("HEAD");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/smoke",
                "/api/v1/smoke/",
                "/schema",
                "/schema/documents",
                "/schema/gateway.yml",
                "/health",
                "/health/liveness",
                "/health/readiness"
            })
    void servesItsOwnPagesByItself(String path) {
        assertThat(GATEWAY.get(path).status()).isEqualTo(200);
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/prometheus", "/env", "/loggers", "/routes", "/beans", "/metrics", "/info", "/stop"})
    void keepsManagementOffThePublicPort(String path) {
        assertThat(GATEWAY.ask(requestAs("admin", "GET", path)).status()).isEqualTo(404);
    }

    @Test
    void keepsRoutesOffTheManagementPort() {
        try (RawHttp caller = RawHttp.connect(GATEWAY.managementPort())) {
            RawAnswer answer = caller.send(requestAs("stocks", "GET", "/api/v1/stocks/symbols"))
                    .answer();

            assertThat(answer.status()).isEqualTo(404);
            assertThat(STOCKS.requests()).isEmpty();
        }
    }

    @Test
    void servesPrometheusOnTheManagementPort() {
        try (RawHttp caller = RawHttp.connect(GATEWAY.managementPort())) {
            assertThat(caller.send(request("GET", "/prometheus")).answer().status())
                    .isEqualTo(200);
        }
    }
}
