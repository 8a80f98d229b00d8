package io.gatehouse.gateway.token;

import java.util.Set;

/**
 * Who a checked token stands for.
 *
 * @param subject the {@code sub} claim
 * @param tokenId the {@code jti} claim
 * @param generation the {@code gen} claim, by which all tokens of a subject can be revoked
 * @param keyId the {@code kid} of the key it was signed with
 * @param expiresAtMillis the {@code exp} claim, in milliseconds since 1970
 * @param permissions the {@code permissions} claim
 */
public record Caller(
        String subject, String tokenId, long generation, String keyId, long expiresAtMillis, Set<String> permissions) {}
