package io.gatehouse.auth.oauth;

import io.gatehouse.auth.audit.Origin;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Mono;

/** Revokes tokens in the way of OAuth 2.0 (RFC 7009). */
@Controller("/oauth/revoke")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "oauth")
final class RevocationEndpoint {

    private final ClientAuthentication clients;
    private final Revoker revoker;

    RevocationEndpoint(ClientAuthentication clients, Revoker revoker) {
        this.clients = clients;
        this.revoker = revoker;
    }

    /**
     * {@code POST /oauth/revoke}: revokes an access token or a refresh token, and the session it belongs to (RFC 7009). The
     * refresh token becomes invalid at once, access tokens everywhere within two seconds. A client can revoke its own tokens;
     * those of a user's own login need no client.
     *
     * @param request with a form
     * @return 200, even for a token that is not valid anyway
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
                                            schema = @Schema(implementation = OAuthDocument.GivenTokenForm.class))))
    @SecurityRequirement(name = OAuthDocument.CLIENT)
    @ApiResponse(responseCode = "200", description = "The token does not work any more, or never did")
    @ApiResponse(
            responseCode = "400",
            description = "invalid_request, or invalid_grant: the token is another client's",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OAuthError.class)))
    @ApiResponse(
            responseCode = "401",
            description = "invalid_client: the client did not prove who it is",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OAuthError.class)))
    Mono<HttpResponse<Void>> revokeToken(HttpRequest<?> request) {
        return FormReader.read(request)
                .flatMap(form -> clients.find(request, form)
                        .flatMap(client -> revoker.revoke(form.require("token"), client, Origin.of(request))))
                .thenReturn(done())
                .onErrorMap(OAuthException::translate);
    }

    private static HttpResponse<Void> done() {
        return NoStore.apply(HttpResponse.ok());
    }
}
