package io.gatehouse.gateway.trace;

import io.gatehouse.gateway.access.Tracing;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.convert.format.MapFormat.MapTransformation;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/**
 * Sets up OpenTelemetry from the environment variables of its specification, if there is somewhere to send spans to.
 */
@Factory
@Requires(property = "otel.exporter.otlp.endpoint")
final class Telemetry {

    @Bean(preDestroy = "close")
    @Singleton
    OpenTelemetrySdk sdk(
            @Property(name = "otel") @MapFormat(transformation = MapTransformation.FLAT) Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(
                Map.of("otel.service.name", "gateway", "otel.metrics.exporter", "none", "otel.logs.exporter", "none"));
        settings.forEach((name, value) -> all.put("otel." + name, value));
        return AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> all)
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
    }

    @Singleton
    Tracing tracing(OpenTelemetrySdk sdk) {
        return new SpanTracing(sdk.getTracer("io.gatehouse.gateway"));
    }
}
