package io.gatehouse.auth.oauth;

import io.gatehouse.auth.client.Client;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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

/** Tells clients whether a token is valid, in the way of OAuth 2.0 (RFC 7662). */
@Controller("/oauth/introspect")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "oauth")
final class IntrospectionEndpoint {

    private final ClientAuthentication clients;
    private final Introspector introspector;

    IntrospectionEndpoint(ClientAuthentication clients, Introspector introspector) {
        this.clients = clients;
        this.introspector = introspector;
    }

    /**
     * {@code POST /oauth/introspect}: whether a token is valid now, and what it permits (RFC 7662). Revocations show in the
     * answer at once. Only for clients that may introspect.
     *
     * @param request with a form
     * @return 200; a token that is unknown, expired, revoked or spent is not active, and nothing else is said about it
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
    @ApiResponse(responseCode = "200", description = "What is to be said of the token")
    @ApiResponse(
            responseCode = "400",
            description = "invalid_request",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OAuthError.class)))
    @ApiResponse(
            responseCode = "401",
            description = "invalid_client: the client did not prove who it is",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OAuthError.class)))
    @ApiResponse(
            responseCode = "403",
            description = "unauthorized_client: the client has no right to introspection",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OAuthError.class)))
    Mono<HttpResponse<Introspection>> introspect(HttpRequest<?> request) {
        return FormReader.read(request)
                .flatMap(form -> clients.require(request, form)
                        .doOnNext(IntrospectionEndpoint::check)
                        .flatMap(client -> introspector.inspect(form.require("token"))))
                .<HttpResponse<Introspection>>map(known -> NoStore.apply(HttpResponse.ok(known)))
                .onErrorMap(OAuthException::translate);
    }

    private static void check(Client client) {
        if (!client.introspection()) {
            throw OAuthException.unauthorizedClient(
                    HttpStatus.FORBIDDEN, client.clientId() + " has no right to introspection");
        }
    }
}
