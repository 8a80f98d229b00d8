package io.gatehouse.auth.audit;

import io.gatehouse.auth.page.PageLinks;
import io.gatehouse.shared.security.Permission;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Set;
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
     * @return the page. Its {@code Link} leads to the first page and to the next one: the audit can be very long, so nothing is
     *     counted
     */
    @Get
    @ApiResponse(
            responseCode = "200",
            description = "The page",
            headers =
                    @Header(
                            name = "Link",
                            description = "The first page, and the next one if there is one",
                            schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "400", description = "A parameter is not what it should be")
    Mono<HttpResponse<List<AuditEvent>>> listEvents(@RequestBean @Valid AuditQuery query, HttpRequest<?> request) {
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
                .map(found -> answer(found, query.size(), request));
    }

    /** The page of this size, of one event more than that if there are so many. */
    private static HttpResponse<List<AuditEvent>> answer(List<AuditEvent> found, int size, HttpRequest<?> request) {
        PageLinks links = new PageLinks(request, Set.of("before", "size")).add("first", "size=" + size);
        if (found.size() <= size) {
            return links.answer(found);
        }
        List<AuditEvent> page = List.copyOf(found.subList(0, size));
        return links.add("next", "before=" + page.getLast().id(), "size=" + size)
                .answer(page);
    }
}
