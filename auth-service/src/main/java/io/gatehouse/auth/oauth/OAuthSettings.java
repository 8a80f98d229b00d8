package io.gatehouse.auth.oauth;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * Which grants there are.
 *
 * @param passwordGrantEnabled whether clients may send users' passwords, which OAuth 2.1 gave up for good reasons
 */
@ConfigurationProperties("auth.oauth")
public record OAuthSettings(boolean passwordGrantEnabled) {}
