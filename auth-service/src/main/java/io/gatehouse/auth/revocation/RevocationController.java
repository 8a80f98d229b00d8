package io.gatehouse.auth.revocation;

import io.gatehouse.shared.security.RevocationList;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Mono;

/**
 * Tells everything that checks tokens which ones to refuse. The gateway does not forward this path, and the API pages do not
 * show it.
 */
@Hidden
@Controller("/revocations")
@Secured(SecurityRule.IS_ANONYMOUS)
final class RevocationController {

    private final RevokedTokens revoked;

    RevocationController(RevokedTokens revoked) {
        this.revoked = revoked;
    }

    /**
     * {@code GET /revocations}: everything revoked that could still be in use. Not reachable from outside.
     *
     * @return tokens, subjects and keys
     */
    @Get
    Mono<RevocationList> revocations() {
        return revoked.list();
    }
}
