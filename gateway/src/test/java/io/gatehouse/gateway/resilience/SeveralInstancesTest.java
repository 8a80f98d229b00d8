package io.gatehouse.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.ReceivedRequest;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SeveralInstancesTest {

    private static final String PATH = "/api/v1/auth/create";
    private static final String NOBODY = "http://127.0.0.1:1";

    @AutoClose
    private final RecordingUpstream one = RecordingUpstream.start();

    @AutoClose
    private final RecordingUpstream other = RecordingUpstream.start();

    @Test
    void allOfThemAreAsked() {
        try (TestGateway gateway = inFrontOf(one.url(), other.url())) {
            ask(gateway, 40);
        }

        assertThat(forwarded(one)).isNotEmpty();
        assertThat(forwarded(other)).isNotEmpty();
        assertThat(forwarded(one).size() + forwarded(other).size()).isEqualTo(40);
    }

    @Test
    void nobodyNoticesThatOneIsDown() {
        try (TestGateway gateway = inFrontOf(one.url(), NOBODY)) {
            ask(gateway, 60);
        }

        assertThat(forwarded(one)).hasSize(60);
    }

    @Test
    void oneThatFailsAgainAndAgainIsLeftAlone() {
        other.answers((head, connection) -> connection.reset());

        try (TestGateway gateway = inFrontOf(one.url(), other.url())) {
            ask(gateway, 60);
        }

        assertThat(forwarded(other)).hasSize(5);
        assertThat(forwarded(one)).hasSize(60);
    }

    @Test
    void oneThatOnlySaysThatItCannotIsLeftAlone() {
        other.answers("HTTP/1.1 503 Service Unavailable\nContent-Length: 0\n\n");

        try (TestGateway gateway = inFrontOf(one.url(), other.url())) {
            for (int i = 0; i < 60; i++) {
                gateway.get(PATH);
            }
        }

        assertThat(forwarded(other)).hasSize(5);
    }

    @Test
    void allAreAskedIfNoneIsWell() {
        try (TestGateway gateway = inFrontOf(NOBODY, "http://127.0.0.1:2")) {
            for (int i = 0; i < 30; i++) {
                assertThat(gateway.get(PATH).status()).isEqualTo(502);
            }
        }
    }

    @Test
    void oneThatIsNotReadyIsNotAsked() {
        other.answers((head, connection) -> {
            if (head.target().equals("/health/readiness")) {
                connection.write("HTTP/1.1 503 Service Unavailable\nContent-Length: 0\n\n");
            } else {
                connection.answer("other");
            }
        });

        try (TestGateway gateway = inFrontOf("50ms", one.url(), other.url())) {
            Await.until(() -> answersOf(gateway).noneMatch("other"::equals));
        }
    }

    @Test
    void oneThatHangsIsNotAskedOnceThatIsFoundOut() {
        other.answers((head, connection) -> connection.awaitClose());

        try (TestGateway gateway = TestGateway.inFrontOfAll(List.of(one.url(), other.url()))) {
            List<Instance> instances = gateway.bean(UpstreamServices.class)
                    .named("auth-service")
                    .instances()
                    .all();
            Await.until(() -> !instances.stream().allMatch(Instance::isHealthy));

            ask(gateway, 20);
        }
        assertThat(forwarded(one)).hasSize(20);
    }

    @Test
    void oneThatHangsIsFoundOutWithinTwoSeconds() {
        try (TestGateway gateway = TestGateway.inFrontOf(one)) {
            BalancingSettings defaults = gateway.bean(BalancingSettings.class);

            assertThat(defaults.checkInterval().plus(defaults.checkTimeout())).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void areAskedUnderTheirPaths() {
        other.answers((head, connection) -> connection.answer(head.target()));

        try (TestGateway gateway = inFrontOf("50ms", one.url(), other.url() + "/shop")) {
            ask(gateway, 1);

            Await.until(() -> other.requests().stream()
                    .anyMatch(request -> request.head().target().equals("/shop/health/readiness")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 501})
    void oneWithoutSuchAPageIsAsked(int status) {
        other.answers((head, connection) -> {
            if (head.target().equals("/health/readiness")) {
                connection.write("HTTP/1.1 " + status + " No Such Page\nContent-Length: 0\n\n");
            } else {
                connection.answer("other");
            }
        });

        try (TestGateway gateway = inFrontOf("50ms", one.url(), other.url())) {
            ask(gateway, 1);
            Await.until(() -> other.requests().size() - forwarded(other).size() > 2);

            assertThat(answersOf(gateway)).contains("other");
        }
    }

    /** What it was asked for by callers, and not by the gateway, which looks whether it is ready. */
    private static List<ReceivedRequest> forwarded(RecordingUpstream upstream) {
        return upstream.requests().stream()
                .filter(request -> request.head().target().equals(PATH))
                .toList();
    }

    private static Stream<String> answersOf(TestGateway gateway) {
        return IntStream.range(0, 20).mapToObj(i -> gateway.get(PATH).text());
    }

    private static void ask(TestGateway gateway, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(gateway.get(PATH).status()).isEqualTo(200);
        }
    }

    private static TestGateway inFrontOf(String url, String other) {
        return inFrontOf("1h", url, other);
    }

    private static TestGateway inFrontOf(String checkInterval, String url, String other) {
        return TestGateway.inFrontOfAll(
                List.of(url, other),
                "gateway.balancing.check-interval",
                checkInterval,
                "gateway.balancing.ejection-failures",
                "5",
                "gateway.balancing.ejection-time",
                "1h",
                "gateway.breaker.minimum-requests",
                "100",
                "gateway.retries.backoff",
                "1ms");
    }
}
