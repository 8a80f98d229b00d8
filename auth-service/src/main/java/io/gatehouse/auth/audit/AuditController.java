package io.gatehouse.auth.audit;

import io.gatehouse.shared.security.Permission;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import reactor.core.publisher.Mono;

/** Shows administrators the events in the audit. */
@Controller("/api/v1/auth/audit")
@Secured(Permission.ADMIN)
@Tag(name = "audit")
class AuditController {

    private final AuditEvents events;

    AuditController(AuditEvents events) {
        this.events = events;
    }

    /**
     * {@code GET /api/v1/auth/audit?before=ID&size=S&actor=&action=&target=&result=&from=&to=}: who did what, latest first.
     *
     * @param query which events are asked for
     * @return the page, with the value of {@code before} for the next one
     */
    @Get
    @ApiResponse(responseCode = "200", description = "The page, with the before of the next one")
    @ApiResponse(responseCode = "400", description = "A parameter is not what it should be")
    Mono<AuditPage> listEvents(@RequestBean @Valid AuditQuery query) {
        return events.find(
                        query.before(),
                        query.actor(),
                        query.action(),
                        query.target(),
                        query.result(),
                        query.fromSecond(),
                        query.toSecond(),
                        query.size() + 1)
                .collectList()
                .map(found -> AuditPage.of(found, query.size()));
    }
}
