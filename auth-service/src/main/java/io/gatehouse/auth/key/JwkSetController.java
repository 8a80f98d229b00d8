package io.gatehouse.auth.key;

import io.gatehouse.shared.digest.EntityTag;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Mono;

/** Publishes the public keys with which tokens are verified. */
@Controller("/.well-known/jwks.json")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "keys")
final class JwkSetController {

    /**
     * Short, so that a new key is soon known everywhere. Checkers keep the keys they have while auth-service does not answer.
     */
    private static final String CACHE_CONTROL = "public, max-age=" + KeySettings.CACHED.toSeconds();

    private final SigningKeys keys;

    JwkSetController(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * {@code GET /.well-known/jwks.json}: the JWK set (RFC 7517 section 5).
     *
     * @return the public keys; 304 if the caller's are current
     */
    @Get
    @SecurityRequirements
    @ApiResponse(
            responseCode = "200",
            description = "The public keys",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            "{\"keys\":[{\"kty\":\"RSA\",\"e\":\"AQAB\",\"use\":\"sig\",\"kid\":\"NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs\",\"alg\":\"RS256\",\"n\":\"0vx7agoebGcQ...\"}]}")))
    @ApiResponse(responseCode = "304", description = "The caller has them already")
    @Operation(
            parameters =
                    @Parameter(
                            name = HttpHeaders.IF_NONE_MATCH,
                            in = ParameterIn.HEADER,
                            description = "The ETag of an earlier answer",
                            schema = @Schema(type = "string")))
    Mono<HttpResponse<String>> keys(HttpRequest<?> request) {
        return keys.ring().map(KeyRing::toJwkSet).map(set -> answer(set, request.getHeaders()));
    }

    private static HttpResponse<String> answer(String set, HttpHeaders headers) {
        EntityTag tag = EntityTag.of(set);
        return (tag.isIn(headers) ? HttpResponse.<String>notModified() : HttpResponse.ok(set))
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .header(HttpHeaders.ETAG, tag.value());
    }
}
