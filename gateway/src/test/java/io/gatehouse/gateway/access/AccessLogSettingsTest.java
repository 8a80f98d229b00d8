package io.gatehouse.gateway.access;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.AccessLines;
import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class AccessLogSettingsTest {

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private final AccessLines lines = AccessLines.open();

    private final String id = UUID.randomUUID().toString();

    @Test
    void textIsForPeople() {
        try (TestGateway gateway = TestGateway.inFrontOf(UPSTREAM)) {
            gateway.ask(request("GET", "/api/v1/auth/create?a=b", "X-Request-Id: " + id));

            assertThat(lines.with(id, 1).getFirst())
                    .matches("time=\\S+Z method=GET path=/api/v1/auth/create protocol=HTTP/1.1 status=200 "
                            + "ending=complete request_bytes=0 response_bytes=19 duration_ms=\\S+ upstream_ms=\\S+ "
                            + "route=/api/v1/auth/create service=auth-service instance=\\S+ client=127.0.0.1 "
                            + "request_id=\\S+ trace_id=[0-9a-f]{32} span_id=[0-9a-f]{16}");
        }
    }

    @Test
    void queriesComeOnRequest() {
        try (TestGateway gateway = TestGateway.inFrontOf(UPSTREAM, "gateway.access-log.query", "true")) {
            gateway.ask(request("GET", "/api/v1/auth/create?a=b", "X-Request-Id: " + id));

            assertThat(lines.with(id, 1).getFirst()).contains("path=/api/v1/auth/create?a\\u003db ");
        }
    }

    @Test
    void isSilentWhenSwitchedOff() {
        try (TestGateway gateway = TestGateway.inFrontOf(UPSTREAM, "gateway.access-log.enabled", "false")) {
            gateway.ask(request("GET", "/api/v1/auth/create", "X-Request-Id: " + id));

            assertThat(gateway.server().getApplicationContext().findBean(AccessLog.class))
                    .isEmpty();
        }
        assertThat(lines.all()).noneMatch(line -> line.contains(id));
    }

    @Test
    void countsWhatCouldNotBeWrittenInTime() {
        try (TestGateway gateway = TestGateway.inFrontOf(
                UPSTREAM, "gateway.access-log.waiting", "1", "gateway.access-log.interval", "1h")) {
            for (int i = 0; i < 5; i++) {
                gateway.ask(request("GET", "/api/v1/auth/create"));
            }

            Await.until(() -> dropped(gateway) >= 3);
        }
    }

    @Test
    void nothingIsLostWhenTheGatewayStops() {
        try (TestGateway gateway = TestGateway.inFrontOf(UPSTREAM, "gateway.access-log.interval", "1h")) {
            gateway.ask(request("GET", "/api/v1/auth/create", "X-Request-Id: " + id));
        }

        assertThat(lines.with(id, 1)).hasSize(1);
    }

    private static double dropped(TestGateway gateway) {
        return gateway.bean(MeterRegistry.class)
                .get("gateway.access.log.dropped")
                .functionCounter()
                .count();
    }
}
