package io.gatehouse.auth.revocation;

import io.gatehouse.shared.digest.EntityTag;
import io.gatehouse.shared.security.RevocationList;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.TreeMap;
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
     * @return tokens, subjects and keys; 304 if the caller's list is current
     */
    @Get
    Mono<HttpResponse<RevocationList>> revocations(HttpRequest<?> request) {
        return revoked.list().map(list -> answer(list, request.getHeaders()));
    }

    private static HttpResponse<RevocationList> answer(RevocationList list, HttpHeaders headers) {
        EntityTag tag = tag(list);
        return (tag.isIn(headers) ? HttpResponse.<RevocationList>notModified() : HttpResponse.ok(list))
                .header(HttpHeaders.ETAG, tag.value());
    }

    /** Tokens and keys are in order already. */
    private static EntityTag tag(RevocationList list) {
        return EntityTag.of("%s %s %s".formatted(list.tokens(), new TreeMap<>(list.subjects()), list.keys()));
    }
}
