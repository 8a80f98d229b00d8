package io.gatehouse.gateway.metric;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static io.gatehouse.gateway.testing.TestGateway.requestAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestMetricsTest {

    private static final String OPEN = "/api/v1/auth/create";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private final TestGateway gateway = TestGateway.inFrontOf(UPSTREAM);

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @Test
    void countsRequestsByRouteMethodAndStatus() {
        gateway.get(OPEN);
        gateway.get(OPEN + "/below");
        gateway.ask(request("POST", OPEN));
        gateway.get("/api/v1/stocks/x");
        gateway.ask(requestAs("time", "GET", "/api/v1/stocks/x"));

        awaitMeter("gateway_requests_total", "1.0", "route=\"/api/v1/stocks\"", "status=\"403\"");
        assertMeter("gateway_requests_total", "1.0", "route=\"/api/v1/stocks\"", "status=\"401\"");
        assertMeter("gateway_requests_total", "2.0", "route=\"" + OPEN + "\"", "method=\"GET\"", "status=\"200\"");
        assertMeter("gateway_requests_total", "1.0", "route=\"" + OPEN + "\"", "method=\"POST\"", "status=\"200\"");
        assertMeter("gateway_requests_total", "2.0", "service=\"auth-service\"", "method=\"GET\"");
    }

    @Test
    void measuresHowLongARouteTakes() {
        gateway.get(OPEN);

        awaitMeter("gateway_request_duration_seconds_count", "1", "route=\"" + OPEN + "\"");
        assertMeter("gateway_request_duration_seconds_bucket", "1", "route=\"" + OPEN + "\"", "le=\"+Inf\"");
        assertMeter("gateway_upstream_first_byte_seconds_count", "1", "route=\"" + OPEN + "\"");
        assertThat(scrape())
                .anyMatch(line ->
                        line.startsWith("gateway_request_duration_seconds_bucket") && line.contains("le=\"0.0025\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/api/v1/../x"})
    void whatHasNoRouteIsCountedTogether(String target) {
        int status = gateway.get(target).status();

        awaitMeter("gateway_requests_total", "1.0", "route=\"none\"", "status=\"" + status + "\"");
    }

    @Test
    void callersCannotMakeUpMeters() {
        gateway.ask(request("MADE-UP", OPEN));
        gateway.ask(request("INVENTED", OPEN));
        gateway.get("/made/up");

        awaitMeter("gateway_requests_total", "2.0", "method=\"OTHER\"");
        assertThat(scrape()).noneMatch(line -> line.contains("MADE-UP") || line.contains("/made/up"));
    }

    @Test
    void countsWhatIsGoingOn() {
        UPSTREAM.answers((head, connection) -> connection.awaitClose());

        try (RawHttp caller = gateway.connect().send(request("GET", OPEN))) {
            awaitMeter("gateway_requests_active", "1.0");
            assertThat(scrape()).anyMatch(line -> line.matches("gateway_upstream_connections [1-9].*"));
        }

        awaitMeter("gateway_requests_active", "0.0");
        awaitMeter("gateway_requests_total", "1.0", "route=\"" + OPEN + "\"", "status=\"0\"");
    }

    @Test
    void countsTokensThatAreRemembered() {
        String asked = requestAs("stocks", "GET", "/api/v1/stocks/x");
        for (int i = 0; i < 3; i++) {
            gateway.ask(asked);
        }

        assertMeter("cache_gets_total", "2.0", "cache=\"tokens\"", "result=\"hit\"");
        assertMeter("cache_gets_total", "1.0", "cache=\"tokens\"", "result=\"miss\"");
    }

    @Test
    void anUnusualStatusIsCountedAsWhatItIs() {
        UPSTREAM.answers("HTTP/1.1 799 Unusual\nContent-Length: 0\n\n");

        assertThat(gateway.get(OPEN).status()).isEqualTo(799);

        awaitMeter("gateway_requests_total", "1.0", "route=\"" + OPEN + "\"", "status=\"799\"");
    }

    @Test
    void micronautsOwnMetersOfRequestsAreOff() {
        gateway.get(OPEN);
        gateway.get("/api/v1/smoke");

        awaitMeter("gateway_requests_total", "1.0", "route=\"none\"", "status=\"200\"");
        assertThat(scrape())
                .noneMatch(line -> line.startsWith("http_server") || line.startsWith("http_client"))
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"));
    }

    private void awaitMeter(String name, String value, String... tags) {
        Await.until(() -> scrape().stream().anyMatch(line -> is(line, name, value, tags)));
    }

    private void assertMeter(String name, String value, String... tags) {
        assertThat(scrape()).anyMatch(line -> is(line, name, value, tags));
    }

    private static boolean is(String line, String name, String value, String... tags) {
        return line.startsWith(name)
                && line.endsWith(" " + value)
                && List.of(tags).stream().allMatch(line::contains);
    }

    private List<String> scrape() {
        try (RawHttp scraper = RawHttp.connect(gateway.managementPort())) {
            return scraper.send(request("GET", "/prometheus", "Connection: close"))
                    .answer()
                    .text()
                    .lines()
                    .toList();
        }
    }
}
