package io.gatehouse.auth.token;

import io.gatehouse.shared.security.RevocationList;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Mono;

/** Tells everyone who checks tokens which ones to refuse. The gateway does not forward this path. */
@Controller("/revocations")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "keys")
final class RevocationController {

    private final RevokedTokens revoked;

    RevocationController(RevokedTokens revoked) {
        this.revoked = revoked;
    }

    /**
     * {@code GET /revocations}: the tokens that were revoked and have not expired yet. Not reachable from outside.
     *
     * @return their ids
     */
    @Get
    @SecurityRequirements
    @ApiResponse(responseCode = "200", description = "The jti of each of them")
    Mono<RevocationList> revocations() {
        return revoked.list();
    }
}
