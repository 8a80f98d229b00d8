package io.gatehouse.auth.token;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.Audit;
import io.gatehouse.auth.audit.AuditEntry;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.login.Credentials;
import io.gatehouse.auth.session.RevokedSessions;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Issues, refreshes and revokes tokens. */
@Controller("/api/v1/auth")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "tokens")
class TokenController {

    private final Granter granter;
    private final TokenIssuer issuer;
    private final RevokedSessions revoked;
    private final Audit audit;

    TokenController(Granter granter, TokenIssuer issuer, RevokedSessions revoked, Audit audit) {
        this.granter = granter;
        this.issuer = issuer;
        this.revoked = revoked;
        this.audit = audit;
    }

    /**
     * {@code POST /api/v1/auth/create}: issues a token for a user, or without a body for a guest.
     *
     * @param credentials username and password; guests leave them out
     * @return 201 with the token
     */
    @Post("/create")
    @Status(HttpStatus.CREATED)
    @SecurityRequirements
    @ApiResponse(responseCode = "201", description = "The token")
    @ApiResponse(responseCode = "400", description = "The body is not such JSON")
    @ApiResponse(responseCode = "401", description = "Wrong username or password, or guests are not let in")
    @ApiResponse(
            responseCode = "403",
            description = "The password is right, but for one time only: choose another first")
    @ApiResponse(responseCode = "429", description = "Too many tries failed; Retry-After says how many seconds to wait")
    @ApiResponse(responseCode = "503", description = "Too many logins at once, or the database is away")
    Mono<HttpResponse<TokenAnswer>> create(@Body @Nullable @Valid Credentials credentials, HttpRequest<?> request) {
        Mono<Grant> grant =
                credentials == null ? granter.forGuest() : granter.forPassword(credentials, Origin.of(request));
        return answer(grant);
    }

    /**
     * {@code POST /api/v1/auth/refresh}: exchanges a refresh token for the next pair of tokens. A refresh token works once; if
     * it is used again, the whole session is revoked.
     *
     * @param refresh the refresh token
     * @return 201 with the new pair
     */
    @Post("/refresh")
    @Status(HttpStatus.CREATED)
    @SecurityRequirements
    @ApiResponse(responseCode = "201", description = "The new pair")
    @ApiResponse(responseCode = "400", description = "The body is not such JSON")
    @ApiResponse(responseCode = "401", description = "The refresh token is unknown, spent, expired or revoked")
    @ApiResponse(responseCode = "503", description = "The database is away")
    Mono<HttpResponse<TokenAnswer>> refresh(@Body @Valid RefreshRequest refresh, HttpRequest<?> request) {
        return answer(granter.forRefreshToken(refresh.refreshToken(), null, Origin.of(request)));
    }

    /**
     * {@code POST /api/v1/auth/revoke}: ends the session of the token in this request. Its access tokens become invalid
     * everywhere within two seconds, and its refresh token at once.
     *
     * @param caller whose token it is
     * @return nothing
     */
    @Post("/revoke")
    @Consumes(MediaType.ALL)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "The token is revoked")
    @ApiResponse(responseCode = "401", description = "There is no valid token")
    @ApiResponse(responseCode = "503", description = "The database is away")
    Mono<Void> revoke(Authentication caller, HttpRequest<?> request) {
        AuditEntry entry = AuditEntry.of(Action.REVOKE_TOKEN, caller.getName(), Origin.of(request));
        return audit.success(entry, () -> revoked.revoke(caller).thenReturn(true))
                .then();
    }

    /** Tokens must not be cached (RFC 6749 section 5.1). */
    private Mono<HttpResponse<TokenAnswer>> answer(Mono<Grant> grant) {
        return issuer.issue(grant)
                .map(token -> HttpResponse.created(token).header(HttpHeaders.CACHE_CONTROL, "no-store"));
    }
}
