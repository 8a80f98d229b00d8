package io.gatehouse.auth.token;

import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.login.NewPassword;
import io.gatehouse.auth.login.OwnPasswords;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import reactor.core.publisher.Mono;

/** Lets users change their own passwords. */
@Controller("/api/v1/auth/password")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "tokens")
class PasswordController {

    private final OwnPasswords passwords;
    private final Granter granter;
    private final TokenIssuer issuer;

    PasswordController(OwnPasswords passwords, Granter granter, TokenIssuer issuer) {
        this.passwords = passwords;
        this.granter = granter;
        this.issuer = issuer;
    }

    /**
     * {@code POST /api/v1/auth/password}: replaces a user's password. The present password proves who the user is, so no token
     * is needed. All tokens and sessions from before are revoked.
     *
     * @param change username, present and new password
     * @return 201 with a token of the new session
     */
    @Post
    @Status(HttpStatus.CREATED)
    @SecurityRequirements
    @ApiResponse(responseCode = "201", description = "The password is changed; a token of a new session")
    @ApiResponse(responseCode = "400", description = "The new password is not acceptable")
    @ApiResponse(responseCode = "401", description = "Wrong username or password")
    @ApiResponse(responseCode = "429", description = "Too many tries failed; Retry-After says how many seconds to wait")
    @ApiResponse(responseCode = "503", description = "Too many passwords at once, or the database is away")
    Mono<HttpResponse<TokenAnswer>> changeOwnPassword(@Body @Valid NewPassword change, HttpRequest<?> request) {
        return passwords
                .change(change, Origin.of(request))
                .flatMap(user -> issuer.issue(granter.inNewSession(user)))
                .map(token -> HttpResponse.created(token).header(HttpHeaders.CACHE_CONTROL, "no-store"));
    }
}
