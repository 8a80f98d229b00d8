package io.gatehouse.gateway.limit.rate;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RateLimitTest {

    private static final String STOCKS = "/api/v1/stocks/time-series/AAPL";
    private static final String TIME = "/api/v1/resource/current_time";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(
            UPSTREAM, "gateway.defaults.rate-limit.requests", "3", "gateway.defaults.rate-limit.per", "1h");

    /** Nobody else's bucket. */
    private final String subject = UUID.randomUUID().toString();

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @Test
    void everyAnswerSaysWhereTheCallerStands() {
        RawAnswer first = ask(STOCKS);
        RawAnswer second = ask(STOCKS);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.headers("RateLimit-Policy")).containsExactly("\"default\";q=3;w=3600");
        assertThat(first.header("RateLimit")).matches("\"default\";r=2;t=\\d+");
        assertThat(second.header("RateLimit")).matches("\"default\";r=1;t=\\d+");
        assertThat(first.header("RateLimit-Scope")).isNull();
    }

    @Test
    void answers429OnceTheBucketIsEmpty() {
        for (int i = 0; i < 3; i++) {
            assertThat(ask(STOCKS).status()).isEqualTo(200);
        }

        RawAnswer refused = ask(STOCKS);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.text()).contains("/problems/rate-limited", "At most 3 requests in 3600 seconds");
        assertThat(refused.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(refused.header("RateLimit")).isEqualTo("\"default\";r=0;t=" + refused.header("Retry-After"));
        assertThat(refused.headers("RateLimit-Policy")).containsExactly("\"default\";q=3;w=3600");
        assertThat(UPSTREAM.requests()).hasSize(3);
    }

    @Test
    void everyCallerHasABucket() {
        empty(STOCKS);

        assertThat(askAs(UUID.randomUUID().toString(), STOCKS).status()).isEqualTo(200);
    }

    @Test
    void anotherTokenOfTheSameSubjectMakesNoDifference() {
        empty(STOCKS);

        assertThat(askAs(subject, STOCKS).status()).isEqualTo(429);
    }

    @Test
    void everyRouteHasABucket() {
        empty(STOCKS);

        assertThat(ask(TIME).status()).isEqualTo(200);
    }

    @Test
    void theCallersOfAnOpenRouteAreKnownByTheirAddress() {
        for (int i = 0; i < 3; i++) {
            assertThat(GATEWAY.get("/api/v1/auth/create").status()).isEqualTo(200);
        }

        assertThat(ask("/api/v1/auth/create").status()).isEqualTo(429);
    }

    @Test
    void whoMayNotPassIsNotCounted() {
        for (int i = 0; i < 5; i++) {
            RawAnswer forbidden = ask("/api/v1/stocks/imports");
            assertThat(forbidden.status()).isEqualTo(403);
            assertThat(forbidden.header("RateLimit")).isNull();
        }

        assertThat(ask(STOCKS).header("RateLimit")).startsWith("\"default\";r=2;");
    }

    @Test
    void refusesBeforeTheBodyIsAskedFor() {
        empty(STOCKS);

        RawAnswer refused =
                GATEWAY.ask(request("POST", STOCKS, token(subject), "Content-Length: 5", "Expect: 100-continue"));

        assertThat(refused.status()).isEqualTo(429);
    }

    @Test
    void replacesWhatTheUpstreamSaysOfItsOwnLimits() {
        UPSTREAM.answers("""
                HTTP/1.1 200 OK
                RateLimit: "default";r=77;t=7
                RateLimit-Policy: "default";q=77;w=7
                RateLimit-Policy: "other";q=78;w=7
                RateLimit-Scope: local
                Content-Length: 0

                """);

        RawAnswer answer = ask(STOCKS);

        assertThat(answer.headers("RateLimit-Policy")).containsExactly("\"default\";q=3;w=3600");
        assertThat(answer.headers("RateLimit")).hasSize(1).first().asString().startsWith("\"default\";r=2;");
        assertThat(answer.header("RateLimit-Scope")).isNull();
    }

    @Test
    void anUpstreamThatFailsCountsToo() {
        UPSTREAM.answersHeads((head, connection) -> connection.reset());

        RawAnswer failed = GATEWAY.ask(request("POST", STOCKS, token(subject), "Content-Length: 0"));

        assertThat(failed.status()).isEqualTo(502);
        assertThat(failed.header("RateLimit")).startsWith("\"default\";r=2;");
    }

    @Test
    void aBucketFillsUpAgain() {
        try (TestGateway gateway = TestGateway.inFrontOf(
                UPSTREAM, "gateway.defaults.rate-limit.requests", "1", "gateway.defaults.rate-limit.per", "300ms")) {
            Await.until(() -> gateway.get("/api/v1/auth/create").status() == 429);

            Await.until(() -> gateway.get("/api/v1/auth/create").status() == 200);
        }
    }

    @Test
    void withoutALimitTheUpstreamsWordStands() {
        UPSTREAM.answers("HTTP/1.1 200 OK\nRateLimit: \"default\";r=77;t=7\nContent-Length: 0\n\n");

        try (TestGateway gateway = TestGateway.inFrontOf(UPSTREAM)) {
            RawAnswer answer = gateway.get("/api/v1/auth/create");

            assertThat(answer.headers("RateLimit")).containsExactly("\"default\";r=77;t=7");
            assertThat(answer.headers("RateLimit-Policy")).isEmpty();
        }
    }

    @Test
    void countsTheRefusedOfEveryRoute() {
        double before = rejected("/api/v1/resource");
        empty(TIME);

        ask(TIME);

        assertThat(rejected("/api/v1/resource")).isEqualTo(before + 1);
    }

    private void empty(String path) {
        for (int i = 0; i < 3; i++) {
            ask(path);
        }
    }

    private RawAnswer ask(String path) {
        return askAs(subject, path);
    }

    private static RawAnswer askAs(String subject, String path) {
        return GATEWAY.ask(request("GET", path, token(subject)));
    }

    private static String token(String subject) {
        return "X-Token: "
                + TestAuthorizationServer.sign(TestAuthorizationServer.claims()
                        .subject(subject)
                        .claim("permissions", List.of("stocks", "time"))
                        .build());
    }

    private static double rejected(String route) {
        MeterRegistry meters = GATEWAY.bean(MeterRegistry.class);
        return Objects.requireNonNull(meters.find("gateway.limit.rejected")
                        .tag("route", route)
                        .counter())
                .count();
    }
}
