package io.gatehouse.gateway.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * What is logged of each request.
 *
 * @param enabled whether anything is
 * @param format text or json
 * @param query whether the path comes with its query, in which there may be secrets
 * @param waiting how many lines may wait to be written; what comes while they do is counted, not logged
 */
@ConfigurationProperties("gateway.access-log")
record AccessLogSettings(
        boolean enabled,
        @NotNull LineFormat format,
        boolean query,
        @Min(1) int waiting) {}
