package io.gatehouse.gateway.route;

import io.gatehouse.shared.start.AtLeastAMillisecond;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where additional routes are.
 *
 * @param path a YAML file with {@code gateway.routes}, or null if there is none
 * @param interval how often it is checked for a change
 */
@ConfigurationProperties("gateway.routes-file")
record RoutesFileSettings(
        @Nullable String path, @AtLeastAMillisecond Duration interval) {}
