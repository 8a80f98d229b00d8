package io.gatehouse.auth.oauth;

import io.gatehouse.auth.token.TokenIssuer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Mono;

/** Issues tokens in the way of OAuth 2.0 (RFC 6749). */
@SecurityScheme(name = OAuthDocument.CLIENT, type = SecuritySchemeType.HTTP, scheme = "basic")
@Controller("/oauth/token")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "oauth")
final class TokenEndpoint {

    private final OAuthGranter granter;
    private final TokenIssuer issuer;

    TokenEndpoint(OAuthGranter granter, TokenIssuer issuer) {
        this.granter = granter;
        this.issuer = issuer;
    }

    /**
     * {@code POST /oauth/token}: issues a token (RFC 6749) to a client that acts for itself, or for a refresh token. The client
     * authenticates with HTTP Basic, or with {@code client_id} and {@code client_secret} in the form. A refresh token works
     * only for the client that got it; one from a user's own login needs no client.
     *
     * @param request with a form
     * @return 200 with the token
     */
    @Post
    @Consumes(MediaType.ALL)
    @Operation(
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                                            schema = @Schema(implementation = OAuthDocument.TokenForm.class))))
    @SecurityRequirement(name = OAuthDocument.CLIENT)
    @ApiResponse(responseCode = "200", description = "The token")
    @ApiResponse(
            responseCode = "400",
            description =
                    "invalid_request, invalid_grant, invalid_scope, unauthorized_client or unsupported_grant_type",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OAuthError.class)))
    @ApiResponse(
            responseCode = "401",
            description = "invalid_client: the client did not prove who it is",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OAuthError.class)))
    @ApiResponse(
            responseCode = "429",
            description = "temporarily_unavailable: too many secrets or passwords were wrong",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OAuthError.class)))
    Mono<HttpResponse<TokenResponse>> token(HttpRequest<?> request) {
        return FormReader.read(request)
                .flatMap(form -> issuer.issue(granter.grant(request, form)))
                .<HttpResponse<TokenResponse>>map(token -> NoStore.apply(HttpResponse.ok(TokenResponse.of(token))))
                .onErrorMap(OAuthException::translate);
    }
}
