package io.gatehouse.gateway.monitoring;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RealRedis;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestCertificate;
import io.gatehouse.gateway.testing.TestGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Alerts and dashboard ask for metrics, labels and values that a gateway has, and the documentation names no others. */
final class MonitoringTest {

    private static final String OPEN = "/api/v1/auth/create";
    private static final String NOBODY = "http://127.0.0.1:1";
    private static final Pattern VARIABLE = Pattern.compile("label_values\\((.*), (\\w+)\\)");
    private static final Pattern METRIC = Pattern.compile("\\bgateway_[a-z_]+");
    private static final Pattern LABEL_IN_TEXT = Pattern.compile("\\$labels\\.(\\w+)|\\{\\{(\\w+)}}");

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final RealRedis REDIS = RealRedis.start();

    private static List<Sample> samples = List.of();

    /** Whatever can happen happens once: an answer of each kind, an ejection, a garbage collection, an error in the log. */
    @BeforeAll
    static void scrapeAGatewayThatHasSeenEverything(@TempDir Path directory) throws Exception {
        try (TestGateway gateway = gateway(TestCertificate.in(directory))) {
            UPSTREAM.answers("HTTP/1.1 500 Internal Server Error\nContent-Length: 0\n\n");
            gateway.get(OPEN);
            UPSTREAM.reset();
            assertThat(gateway.get("/api/v1/stocks/symbols").status()).isEqualTo(401);
            LoggerFactory.getLogger(MonitoringTest.class).error("An error that is counted");
            System.gc();

            Await.until(() -> {
                gateway.get(OPEN);
                samples = scrape(gateway);
                return has("gateway_upstream_ejections_total") && has("jvm_gc_pause_seconds_sum");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void asksForWhatThereIs(String expression) {
        assertThat(Query.selectors(expression)).isNotEmpty().allSatisfy(selector -> assertThat(samples)
                .as(selector.toString())
                .anyMatch(selector::selects));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void namesOnlyLabelsThatTheAnswerHas(Map<?, ?> query) {
        Set<String> labels = new HashSet<>(Selector.ADDED);
        Query.selectors(String.valueOf(query.get("expr"))).forEach(selector -> labels.addAll(selector.grouping()));

        assertThat(labels).containsAll(labelsIn(query.values()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"architecture.md", "operations.md"})
    void documentsWhatThereIs(String page) throws IOException {
        List<String> metrics = METRIC.matcher(Files.readString(Path.of("../docs", page)))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(metrics).isNotEmpty().allSatisfy(metric -> assertThat(has(metric) || has(metric + "_bucket"))
                .as(metric)
                .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate(a[5m]) ^ 2", "sum without (b) (a)", "deriv(a[5m])", "a{b!=\"c\"}", "sum(a) by (B)"})
    void doesNotOverlookWhatItDoesNotUnderstand(String expression) {
        assertThatThrownBy(() -> assertThat(Query.selectors(expression))
                        .allMatch(selector -> selector.metric().equals("a")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void findsEveryQuery() {
        assertThat(queries()).hasSizeGreaterThan(30);
        assertThat(expressions()).hasSizeGreaterThan(queries().size());
    }

    static List<Map<?, ?>> queries() {
        return Monitoring.queries();
    }

    static List<String> expressions() {
        return Stream.concat(
                        queries().stream().map(query -> String.valueOf(query.get("expr"))),
                        Monitoring.variables().stream()
                                .map(query -> VARIABLE.matcher(query).replaceFirst("sum by ($2) ($1)")))
                .toList();
    }

    private static TestGateway gateway(TestCertificate certificate) {
        return TestGateway.inFrontOfAll(
                List.of(UPSTREAM.url(), NOBODY),
                "gateway.balancing.check-interval",
                "1h", // or nobody is asked often enough to be ejected
                "gateway.defaults.rate-limit.requests",
                "100000",
                "gateway.redis.url",
                REDIS.url(),
                "gateway.tls.port",
                "-1",
                "gateway.tls.certificate",
                certificate.certificate().toString(),
                "gateway.tls.key",
                certificate.key().toString());
    }

    private static List<Sample> scrape(TestGateway gateway) {
        try (RawHttp scraper = RawHttp.connect(gateway.managementPort())) {
            return Sample.of(scraper.send(request("GET", "/prometheus", "Connection: close"))
                    .answer()
                    .text());
        }
    }

    private static boolean has(String metric) {
        return samples.stream().anyMatch(sample -> sample.name().equals(metric));
    }

    private static Set<String> labelsIn(Collection<?> texts) {
        return LABEL_IN_TEXT
                .matcher(texts.toString())
                .results()
                .map((MatchResult label) -> label.group(1) == null ? label.group(2) : label.group(1))
                .collect(Collectors.toSet());
    }
}
