package io.gatehouse.shared.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gatehouse.shared.testing.Caller;
import io.gatehouse.shared.testing.TestCollector;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class TraceTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.gatehouse.shared.example.ExampleController");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @AutoClose
    private final TestCollector collector = TestCollector.start();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    @Test
    void withoutAnExporterTheTraceIsInTheLogsAndOpenTelemetryIsNotLoaded() {
        try (EmbeddedServer service = service(Map.of())) {
            call(service, "/example/logging");

            assertThat(logged(TraceContext.TRACE_KEY)).containsExactly(TRACE);
            assertThat(logged(TraceContext.SPAN_KEY)).hasSize(1).doesNotContain(SPAN);
            assertThat(service.getApplicationContext().containsBean(OpenTelemetry.class))
                    .isFalse();
        }
    }

    @Test
    void withAnExporterTheServicesSpanHangsBelowItsCallers() {
        try (EmbeddedServer service =
                service(Map.of("otel.exporter.otlp.endpoint", collector.url(), "otel.bsp.schedule.delay", "50"))) {
            call(service, "/health");
            call(service, "/example/logging");

            Span span = span();
            assertThat(hex(span.getTraceId().toByteArray())).isEqualTo(TRACE);
            assertThat(hex(span.getParentSpanId().toByteArray())).isEqualTo(SPAN);
            assertThat(span.getName()).isEqualTo("GET /example/logging");
            assertThat(logged(TraceContext.TRACE_KEY)).containsExactly(TRACE);
            assertThat(logged(TraceContext.SPAN_KEY))
                    .containsExactly(hex(span.getSpanId().toByteArray()));
            assertThat(collector.services()).containsOnly("example-service");
        }
    }

    private Span span() {
        Instant end = Instant.now().plusSeconds(30);
        while (collector.spans().isEmpty() && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        List<Span> spans = collector.spans();
        assertThat(spans).hasSize(1).allMatch(span -> span.getKind() == SpanKind.SPAN_KIND_SERVER);
        return spans.getFirst();
    }

    private List<String> logged(String key) {
        return lines.list.stream()
                .map(line -> line.getMDCPropertyMap().get(key))
                .distinct()
                .toList();
    }

    private static EmbeddedServer service(Map<String, Object> settings) {
        return ApplicationContext.run(EmbeddedServer.class, settings, "test");
    }

    private static void call(EmbeddedServer service, String path) {
        Caller caller = Caller.of(service);
        caller.send(caller.request(path).header("traceparent", "00-" + TRACE + "-" + SPAN + "-01"));
    }

    private static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }
}
