package io.gatehouse.auth.oauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What clients have to know (RFC 8414 section 2).
 *
 * @param issuer the {@code iss} of every token
 * @param tokenEndpoint where tokens are issued
 * @param revocationEndpoint where they are revoked
 * @param introspectionEndpoint where resource servers ask about them
 * @param jwksUri the keys to check them with
 * @param scopesSupported the permissions
 * @param responseTypesSupported none, as there is no authorization endpoint; said all the same, because it is required
 * @param grantTypesSupported what tokens are issued for
 * @param tokenEndpointAuthMethods how clients authenticate there
 * @param revocationEndpointAuthMethods how clients authenticate there
 * @param introspectionEndpointAuthMethods how clients authenticate there
 * @param serviceDocumentation for people
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record Metadata(
        @Schema(example = "http://localhost:8080") String issuer,

        @Schema(example = "http://localhost:8080/oauth/token") @JsonProperty("token_endpoint")
        String tokenEndpoint,

        @Schema(example = "http://localhost:8080/oauth/revoke") @JsonProperty("revocation_endpoint")
        String revocationEndpoint,

        @Schema(example = "http://localhost:8080/oauth/introspect") @JsonProperty("introspection_endpoint")
        String introspectionEndpoint,

        @Schema(example = "http://localhost:8080/.well-known/jwks.json") @JsonProperty("jwks_uri")
        String jwksUri,

        @Schema(example = "[\"smoke\", \"stocks\"]") @JsonProperty("scopes_supported")
        List<String> scopesSupported,

        @Schema(example = "[]") @JsonProperty("response_types_supported")
        List<String> responseTypesSupported,

        @Schema(example = "[\"client_credentials\", \"refresh_token\"]") @JsonProperty("grant_types_supported")
        List<String> grantTypesSupported,

        @Schema(example = "[\"client_secret_basic\", \"client_secret_post\"]")
        @JsonProperty("token_endpoint_auth_methods_supported")
        List<String> tokenEndpointAuthMethods,

        @Schema(example = "[\"client_secret_basic\", \"client_secret_post\"]")
        @JsonProperty("revocation_endpoint_auth_methods_supported")
        List<String> revocationEndpointAuthMethods,

        @Schema(example = "[\"client_secret_basic\", \"client_secret_post\"]")
        @JsonProperty("introspection_endpoint_auth_methods_supported")
        List<String> introspectionEndpointAuthMethods,

        @Schema(example = "http://localhost:8080/schema") @JsonProperty("service_documentation")
        String serviceDocumentation) {

    private static final List<String> AUTH_METHODS = List.of("client_secret_basic", "client_secret_post");

    static Metadata of(String issuer, List<String> grantTypes, List<String> scopes) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return new Metadata(
                issuer,
                base + "/oauth/token",
                base + "/oauth/revoke",
                base + "/oauth/introspect",
                base + "/.well-known/jwks.json",
                scopes,
                List.of(),
                grantTypes,
                AUTH_METHODS,
                AUTH_METHODS,
                AUTH_METHODS,
                base + "/schema");
    }
}
