package io.gatehouse.gateway.trace;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.gatehouse.shared.testing.TestCollector;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SpansTest {

    private static final String OPEN = "/api/v1/auth/create";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final String CALLER = "traceparent: 00-" + TRACE + "-" + SPAN + "-01";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestCollector COLLECTOR = TestCollector.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(
            UPSTREAM,
            "otel.exporter.otlp.endpoint",
            COLLECTOR.url(),
            "otel.bsp.schedule.delay",
            "50",
            "gateway.routes.shop.path",
            "/api/shop",
            "gateway.routes.shop.uri",
            UPSTREAM.url(),
            "gateway.routes.shop.permission",
            "isAnonymous()");

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
        COLLECTOR.forget();
    }

    @Test
    void theUpstreamsWorkHangsBelowTheGatewaysBelowTheCallers() {
        GATEWAY.ask(request("GET", OPEN + "/x?secret=1", CALLER));

        Span server = span(SpanKind.SPAN_KIND_SERVER);
        Span client = span(SpanKind.SPAN_KIND_CLIENT);
        assertThat(hex(server.getTraceId())).isEqualTo(TRACE);
        assertThat(hex(server.getParentSpanId())).isEqualTo(SPAN);
        assertThat(server.getName()).isEqualTo("GET " + OPEN);
        assertThat(client.getTraceId()).isEqualTo(server.getTraceId());
        assertThat(client.getParentSpanId()).isEqualTo(server.getSpanId());
        assertThat(Objects.requireNonNull(UPSTREAM.request().header("traceparent")))
                .isEqualTo("00-" + TRACE + "-" + hex(client.getSpanId()) + "-01");
        assertThat(COLLECTOR.services()).containsOnly("gateway");
        assertThat(server.toString()).doesNotContain("secret");
    }

    @Test
    void aSpanHasThePathOfItsRouteAndNotItsName() {
        GATEWAY.get("/api/shop/x");

        Span server = span(SpanKind.SPAN_KIND_SERVER);
        assertThat(server.getName()).isEqualTo("GET /api/shop");
        assertThat(server.getAttributesList())
                .filteredOn(attribute -> attribute.getKey().equals("http.route"))
                .extracting(attribute -> attribute.getValue().getStringValue())
                .containsExactly("/api/shop");
    }

    @Test
    void theCallToTheUpstreamSaysWhereItGoes() {
        GATEWAY.get(OPEN);

        URI upstream = URI.create(UPSTREAM.url());
        Span client = span(SpanKind.SPAN_KIND_CLIENT);
        assertThat(client.getAttributesList())
                .anySatisfy(attribute -> {
                    assertThat(attribute.getKey()).isEqualTo("server.address");
                    assertThat(attribute.getValue().getStringValue()).isEqualTo(upstream.getHost());
                })
                .anySatisfy(attribute -> {
                    assertThat(attribute.getKey()).isEqualTo("server.port");
                    assertThat(attribute.getValue().getIntValue()).isEqualTo(upstream.getPort());
                });
    }

    @Test
    void aTraceThatBeginsHereIsRecorded() {
        GATEWAY.get(OPEN);

        Span server = span(SpanKind.SPAN_KIND_SERVER);
        assertThat(server.getParentSpanId().isEmpty()).isTrue();
        assertThat(Objects.requireNonNull(UPSTREAM.request().header("traceparent")))
                .startsWith("00-" + hex(server.getTraceId()))
                .endsWith("-01");
    }

    @Test
    void whatTheCallerDoesNotRecordIsNotRecordedHere() {
        GATEWAY.ask(request("GET", OPEN, "traceparent: 00-" + TRACE + "-" + SPAN + "-00"));
        GATEWAY.get(OPEN);

        span(SpanKind.SPAN_KIND_SERVER);
        assertThat(COLLECTOR.spans()).extracting(span -> hex(span.getTraceId())).doesNotContain(TRACE);
        assertThat(UPSTREAM.requests().getFirst().header("traceparent"))
                .startsWith("00-" + TRACE)
                .endsWith("-00");
    }

    @Test
    void aFailingUpstreamIsAnErrorAndARefusalIsNone() {
        UPSTREAM.answers((head, connection) -> connection.reset());
        GATEWAY.ask(request("POST", OPEN, CALLER));

        assertThat(span(SpanKind.SPAN_KIND_SERVER).getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
        assertThat(span(SpanKind.SPAN_KIND_CLIENT).getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
        COLLECTOR.forget();

        GATEWAY.get("/api/v1/stocks/x");

        Span refused = span(SpanKind.SPAN_KIND_SERVER);
        assertThat(refused.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_UNSET);
        assertThat(refused.getName()).isEqualTo("GET /api/v1/stocks");
    }

    private static Span span(SpanKind kind) {
        Await.until(() -> !of(kind).isEmpty());
        return of(kind).getFirst();
    }

    private static List<Span> of(SpanKind kind) {
        return COLLECTOR.spans().stream().filter(span -> span.getKind() == kind).toList();
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}
