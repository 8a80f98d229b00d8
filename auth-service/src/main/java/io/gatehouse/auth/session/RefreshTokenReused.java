package io.gatehouse.auth.session;

import java.util.UUID;

/**
 * Published when a spent refresh token came again, and ended the session it was of.
 *
 * @param sessionId the session
 * @param userId whose session it was
 */
public record RefreshTokenReused(UUID sessionId, UUID userId) {}
