package io.gatehouse.gateway.access;

import io.gatehouse.shared.start.AtLeastAMillisecond;
import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * What the access log contains.
 *
 * @param enabled whether there is an access log
 * @param format text or json
 * @param query whether the path is logged with its query, which may contain secrets
 * @param interval how often waiting lines are written
 * @param waiting how many lines may wait to be written; any more are counted, not logged
 */
@ConfigurationProperties("gateway.access-log")
record AccessLogSettings(
        boolean enabled,
        @NotNull LineFormat format,
        boolean query,
        @AtLeastAMillisecond Duration interval,
        @Min(1) int waiting) {}
