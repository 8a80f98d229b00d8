package io.gatehouse.auth.oauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jwt.JWTClaimsSet;
import io.gatehouse.auth.session.LiveRefreshToken;
import io.gatehouse.auth.token.Grant;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a token (RFC 7662 section 2.2).
 *
 * @param active whether it works now; if not, nothing else is said
 * @param scope what it permits
 * @param clientId the client that got it
 * @param username whose it is, if it is a user's
 * @param tokenType Bearer for an access token, left out for a refresh token
 * @param expiresAt when it stops working, in seconds since 1970
 * @param issuedAt when it was issued, in seconds since 1970
 * @param subject its {@code sub}
 * @param audience its {@code aud}
 * @param issuer its {@code iss}
 * @param id its {@code jti}
 * @param permissions what it permits, as in its claim
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record Introspection(
        @Schema(example = "true") boolean active,
        @Schema(example = "smoke stocks") @Nullable String scope,

        @Schema(example = "client~billing") @JsonProperty("client_id") @Nullable String clientId,

        @Schema(example = "demo") @Nullable String username,

        @Schema(example = "Bearer") @JsonProperty("token_type") @Nullable String tokenType,

        @Schema(example = "1795249800") @JsonProperty("exp") @Nullable Long expiresAt,

        @Schema(example = "1795248900") @JsonProperty("iat") @Nullable Long issuedAt,

        @Schema(example = "demo") @JsonProperty("sub") @Nullable String subject,

        @Schema(example = "[\"gatehouse\"]") @JsonProperty("aud") @Nullable List<String> audience,

        @Schema(example = "http://localhost:8080") @JsonProperty("iss") @Nullable
        String issuer,

        @Schema(example = "3f0a4c1e-8f0b-4d0e-9b0c-0d2a5c1f7e11") @JsonProperty("jti") @Nullable String id,

        @Schema(example = "[\"smoke\", \"stocks\"]") @Nullable List<String> permissions) {

    static final Introspection INACTIVE =
            new Introspection(false, null, null, null, null, null, null, null, null, null, null, null);

    static Introspection of(CheckedToken token) {
        JWTClaimsSet claims = token.claims();
        return new Introspection(
                true,
                Scope.text(token.permissions()),
                token.clientId(),
                token.sessionId() == null ? null : claims.getSubject(),
                "Bearer",
                claims.getExpirationTime().toInstant().getEpochSecond(),
                claims.getIssueTime().toInstant().getEpochSecond(),
                claims.getSubject(),
                claims.getAudience(),
                claims.getIssuer(),
                claims.getJWTID(),
                token.permissions());
    }

    static Introspection of(LiveRefreshToken token) {
        return new Introspection(
                true,
                Scope.text(token.scope()),
                token.clientId() == null ? Grant.OWN_CLIENT : token.clientId(),
                token.username(),
                null,
                token.expiresAt().getEpochSecond(),
                null,
                token.username(),
                null,
                null,
                null,
                null);
    }
}
