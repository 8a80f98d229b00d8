package io.gatehouse.gateway.limit.rate;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RealRedis;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.RedisContender;
import io.gatehouse.gateway.testing.TestGateway;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class SharedRateLimitTest {

    private static final String STOCKS = "/api/v1/stocks/time-series/AAPL";
    private static final int LIMIT = 10;

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private final RealRedis redis = RealRedis.start();

    private final String token = token(UUID.randomUUID().toString());

    @Test
    void replicasCountTogether() {
        try (TestGateway one = patient();
                TestGateway other = patient()) {
            awaitShared(one);
            awaitShared(other);

            for (int i = 0; i < LIMIT; i++) {
                assertThat(ask(i % 2 == 0 ? one : other).status()).isEqualTo(200);
            }

            assertThat(ask(one).status()).isEqualTo(429);
            assertThat(ask(other).status()).isEqualTo(429);
        }
    }

    @Test
    void everyAnswerSaysWhereTheCallerStands() {
        try (TestGateway gateway = patient()) {
            awaitShared(gateway);

            RawAnswer answer = ask(gateway);

            assertThat(answer.header("RateLimit")).matches("\"default\";r=9;t=\\d+");
            assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"default\";q=10;w=3600");
            assertThat(answer.header("RateLimit-Scope")).isNull();
            assertThat(meter(gateway, "gateway.limit.fallbacks")).isZero();
        }
    }

    @Test
    void exactlyAsManyPassAsMayHoweverManyComeAtOnce() {
        try (TestGateway one = patient();
                TestGateway other = patient()) {
            awaitShared(one);
            awaitShared(other);

            List<CompletableFuture<Integer>> answers = Stream.generate(() -> List.of(one, other))
                    .limit(4 * LIMIT)
                    .flatMap(List::stream)
                    .map(gateway -> Await.start(() -> ask(gateway).status()))
                    .toList();

            assertThat(answers.stream().map(Await::result).filter(status -> status == 200))
                    .hasSize(LIMIT);
        }
    }

    @Test
    void countsAloneWhileRedisIsGone() {
        try (TestGateway gateway = patient()) {
            awaitShared(gateway);
            redis.go();

            for (int i = 0; i < LIMIT; i++) {
                RawAnswer answer = ask(gateway);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("RateLimit-Scope")).isEqualTo("local");
            }

            RawAnswer refused = ask(gateway);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("RateLimit-Scope")).isEqualTo("local");
            assertThat(meter(gateway, "gateway.limit.fallbacks")).isEqualTo(LIMIT + 1);
            assertThat(meter(gateway, "gateway.limit.shared")).isZero();
        }
    }

    @Test
    void countsTogetherAgainWhenRedisIsBack() {
        try (TestGateway gateway = patient()) {
            awaitShared(gateway);
            redis.go();
            assertThat(ask(gateway).header("RateLimit-Scope")).isEqualTo("local");

            redis.come();

            awaitShared(gateway);
            assertThat(ask(gateway).header("RateLimit-Scope")).isNull();
        }
    }

    @Test
    void countsAloneWhileRedisHangs() {
        try (TestGateway gateway = gateway("20ms")) {
            awaitShared(gateway);
            redis.hang();

            RawAnswer answer = ask(gateway);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("RateLimit-Scope")).isEqualTo("local");
        }
    }

    @Test
    void countsAloneOnlyWhereABucketIsContended() {
        String subject = UUID.randomUUID().toString();
        BucketKey contended = new BucketKey(new Rate("/api/v1/stocks", LIMIT, Duration.ofHours(1)), subject);
        try (TestGateway gateway = gateway(redis, "1s", "1h")) {
            awaitShared(gateway);
            assertThat(ask(gateway, token(subject)).header("RateLimit-Scope")).isNull();

            try (RedisContender contender = redis.contend(contended.name())) {
                Await.until(() -> ask(gateway, token(subject)).header("RateLimit-Scope") != null);

                assertThat(ask(gateway).header("RateLimit-Scope")).isNull();
                assertThat(meter(gateway, "gateway.limit.shared")).isEqualTo(1);
            }
        }
    }

    @Test
    void countsTogetherAgainWhenRedisNoLongerHangs() {
        try (TestGateway gateway = gateway("1s")) {
            awaitShared(gateway);
            redis.hang();
            assertThat(ask(gateway).header("RateLimit-Scope")).isEqualTo("local");

            redis.recover();

            awaitShared(gateway);
            assertThat(ask(gateway).header("RateLimit-Scope")).isNull();
        }
    }

    @Test
    void triesAgainWhenNobodyAnswersAtTheAddressOfRedis() throws IOException {
        try (RealRedis late = RealRedis.away();
                ServerSocket silent = late.silence();
                TestGateway gateway = gateway(late, "20s", "20ms");
                Socket unanswered = silent.accept()) {
            silent.close();

            late.come();

            awaitShared(gateway);
        }
    }

    @Test
    void startsWithoutRedis() {
        redis.go();

        try (TestGateway gateway = patient()) {
            assertThat(ask(gateway).header("RateLimit-Scope")).isEqualTo("local");

            redis.come();

            awaitShared(gateway);
        }
    }

    @Test
    void aBadAddressStopsTheStartAndIsNotRepeated() {
        assertThatThrownBy(() -> TestGateway.inFrontOf(UPSTREAM, "gateway.redis.url", "http://user:secret@redis"))
                .hasStackTraceContaining("gateway.redis.url is not an address such as redis://127.0.0.1:6379")
                .extracting(SharedRateLimitTest::stackTrace)
                .asString()
                .doesNotContain("secret");
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** One that waits for Redis as long as a busy machine needs. */
    private TestGateway patient() {
        return gateway("20s");
    }

    private TestGateway gateway(String timeout) {
        return gateway(redis, timeout, "20ms");
    }

    private static TestGateway gateway(RealRedis redis, String timeout, String retryInterval) {
        return TestGateway.inFrontOf(
                UPSTREAM,
                "gateway.defaults.rate-limit.requests",
                String.valueOf(LIMIT),
                "gateway.defaults.rate-limit.per",
                "1h",
                "gateway.redis.url",
                redis.url(),
                "gateway.redis.timeout",
                timeout,
                "gateway.redis.retry-interval",
                retryInterval);
    }

    private RawAnswer ask(TestGateway gateway) {
        return ask(gateway, token);
    }

    private static RawAnswer ask(TestGateway gateway, String token) {
        return gateway.ask(request("GET", STOCKS, "X-Token: " + token));
    }

    private static void awaitShared(TestGateway gateway) {
        Await.until(() -> meter(gateway, "gateway.limit.shared") == 1);
    }

    private static double meter(TestGateway gateway, String name) {
        return gateway.bean(MeterRegistry.class)
                .get(name)
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    private static String token(String subject) {
        return TestAuthorizationServer.sign(TestAuthorizationServer.claims()
                .subject(subject)
                .claim("permissions", List.of("stocks"))
                .build());
    }
}
