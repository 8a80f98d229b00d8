package io.gatehouse.gateway.resilience;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.gatehouse.gateway.testing.UpstreamConnection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class BreakerTest {

    private static final String PATH = "/api/v1/auth/create";

    @AutoClose
    private final RecordingUpstream upstream = RecordingUpstream.start();

    @Test
    void asksNobodyWhoFailsAnyway() {
        upstream.answers((head, connection) -> connection.reset());

        try (TestGateway gateway = gateway("1h")) {
            for (int i = 0; i < 6; i++) {
                assertThat(gateway.get(PATH).status()).isEqualTo(502);
            }
            RawAnswer answer = gateway.get(PATH);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("3600");
            assertThat(answer.header("X-Request-Id")).isNotEmpty();
            assertThat(answer.text()).contains("/problems/upstream-failing");
        }
        assertThat(upstream.requests()).hasSize(6);
    }

    @Test
    void triesAgainAfterAWhile() {
        upstream.answers((head, connection) -> connection.reset());

        try (TestGateway gateway = gateway("100ms")) {
            for (int i = 0; i < 6; i++) {
                gateway.get(PATH);
            }
            upstream.reset();

            Await.until(() -> gateway.get(PATH).status() == 200);
        }
    }

    @Test
    void saysInTheLogWhatItDoes() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(UpstreamService.class);
        upstream.answers((head, connection) -> connection.reset());

        try (TestGateway gateway = gateway("100ms")) {
            logger.addAppender(log);
            for (int i = 0; i < 6; i++) {
                gateway.get(PATH);
            }
            upstream.reset();
            Await.until(() -> {
                gateway.get(PATH);
                return log.list.size() == 3;
            });
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "The breaker of auth-service goes from CLOSED to OPEN",
                        "The breaker of auth-service goes from OPEN to HALF_OPEN",
                        "The breaker of auth-service goes from HALF_OPEN to CLOSED");
    }

    @Test
    void takesAnAnswerForAnAnswerWhateverItSays() {
        upstream.answers("HTTP/1.1 500 Internal Server Error\nContent-Length: 0\n\n");

        try (TestGateway gateway = gateway("1h")) {
            for (int i = 0; i < 20; i++) {
                assertThat(gateway.get(PATH).status()).isEqualTo(500);
            }
        }
    }

    /** They were idle, and their end says nothing about the service. */
    @Test
    void doesNotCountConnectionsThatWereClosedBeforeTheirNextRequest() {
        Set<UpstreamConnection> used = ConcurrentHashMap.newKeySet();
        upstream.answers((head, connection) -> {
            if (used.add(connection)) {
                connection.answer("the first");
            } else {
                connection.reset();
            }
        });

        try (TestGateway gateway = gateway("1h")) {
            List<Integer> answers = Stream.generate(
                            () -> gateway.ask(request("POST", PATH)).status())
                    .limit(20)
                    .toList();

            assertThat(answers).containsOnly(200, 502);
        }
    }

    private TestGateway gateway(String openTime) {
        return TestGateway.inFrontOf(
                upstream,
                "gateway.defaults.retries",
                "0",
                "gateway.breaker.minimum-requests",
                "6",
                "gateway.breaker.window",
                "6",
                "gateway.breaker.open-time",
                openTime);
    }
}
