package io.gatehouse.auth.oauth;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI description of these endpoints. They read their forms themselves, so it cannot be derived from the code.
 */
final class OAuthDocument {

    /** The security scheme of clients. */
    static final String CLIENT = "client";

    private OAuthDocument() {}

    @Schema(name = "TokenForm")
    record TokenForm(
            @Schema(
                    name = "grant_type",
                    description = "client_credentials, refresh_token, or where the settings offer it password",
                    example = "client_credentials")
            String grantType,

            @Schema(description = "Permissions with spaces between; left out, all there are", example = "smoke stocks")
            @Nullable String scope,

            @Schema(name = "refresh_token", description = "For refresh_token") @Nullable String refreshToken,

            @Schema(description = "For password") @Nullable String username,
            @Schema(description = "For password") @Nullable String password,

            @Schema(name = "client_id", description = "Instead of HTTP Basic", example = "client~billing") @Nullable String clientId,

            @Schema(name = "client_secret", description = "Instead of HTTP Basic") @Nullable String clientSecret) {}

    @Schema(name = "GivenTokenForm")
    record GivenTokenForm(
            @Schema(description = "An access token or a refresh token")
            String token,

            @Schema(name = "token_type_hint", description = "access_token or refresh_token; not needed, as it shows")
            @Nullable String tokenTypeHint,

            @Schema(name = "client_id", description = "Instead of HTTP Basic", example = "client~billing") @Nullable String clientId,

            @Schema(name = "client_secret", description = "Instead of HTTP Basic") @Nullable String clientSecret) {}
}
