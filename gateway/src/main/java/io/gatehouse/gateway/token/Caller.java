package io.gatehouse.gateway.token;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller that a valid token identifies.
 *
 * @param subject the {@code sub} claim
 * @param tokenId the {@code jti} claim
 * @param sessionId the {@code sid} claim, if there is one; all tokens of a session can be revoked at once
 * @param clientId the {@code client_id} claim, if there is one; all tokens of a client can be revoked at once
 * @param generation the {@code gen} claim, by which all tokens of a subject so far can be revoked
 * @param keyId the {@code kid} of the key that signed the token
 * @param expiresAtMillis the {@code exp} claim, in milliseconds since 1970
 * @param permissions the {@code permissions} claim
 */
public record Caller(
        String subject,
        String tokenId,
        @Nullable String sessionId,
        @Nullable String clientId,
        long generation,
        String keyId,
        long expiresAtMillis,
        Set<String> permissions) {}
