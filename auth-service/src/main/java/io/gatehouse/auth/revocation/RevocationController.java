package io.gatehouse.auth.revocation;

import io.gatehouse.shared.security.RevocationList;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Mono;

/** Tells everyone who checks tokens what to refuse. The gateway does not forward this path. */
@Controller("/revocations")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "keys")
final class RevocationController {

    private final RevokedTokens revoked;

    RevocationController(RevokedTokens revoked) {
        this.revoked = revoked;
    }

    /**
     * {@code GET /revocations}: what was revoked and could still be in use. Not reachable from outside.
     *
     * @return tokens, subjects and keys
     */
    @Get
    @SecurityRequirements
    @ApiResponse(responseCode = "200", description = "What to refuse")
    Mono<RevocationList> revocations() {
        return revoked.list();
    }
}
