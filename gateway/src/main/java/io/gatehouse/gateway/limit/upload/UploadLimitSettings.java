package io.gatehouse.gateway.limit.upload;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Min;

/**
 * The limit of unfinished uploads.
 *
 * @param perAddress how many one address may have, or one /64 network of IPv6; 0 for any number
 */
@ConfigurationProperties("gateway.uploads")
record UploadLimitSettings(@Min(0) int perAddress) {}
