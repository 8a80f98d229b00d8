package io.gatehouse.stocks.imports;

import io.gatehouse.shared.security.Permission;
import io.gatehouse.stocks.SecuredDocument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Shows callers their background imports. */
@Controller(Upload.IMPORTS)
@Secured(Permission.STOCKS_WRITE)
final class ImportJobController {

    private final ImportJobs jobs;
    private final ImportEvents events;

    ImportJobController(ImportJobs jobs, ImportEvents events) {
        this.jobs = jobs;
        this.events = events;
    }

    /**
     * {@code GET /api/v1/stocks/imports}: the caller's background imports, newest first, at most 100.
     *
     * @param caller whose imports
     * @return the imports
     */
    @Get
    @SecuredDocument
    Mono<List<ImportJob>> list(Authentication caller) {
        return jobs.list(caller.getName()).collectList();
    }

    /**
     * {@code GET /api/v1/stocks/imports/{id}}: the state of a background import; with {@code Accept: text/event-stream} again
     * and again until it is finished.
     *
     * @param id the import's id
     * @param request says what the caller accepts
     * @param caller whose import
     * @return the import
     */
    @Get(
            uri = "/{id}",
            produces = {MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM})
    @ImportJobDocument
    @SecuredDocument
    Mono<MutableHttpResponse<?>> job(UUID id, HttpRequest<?> request, Authentication caller) {
        return jobs.find(caller.getName(), id)
                .switchIfEmpty(Mono.error(() -> new UnknownImportException(id)))
                .map(job -> asksForEvents(request) ? events.of(caller.getName(), job) : HttpResponse.ok(job));
    }

    private static boolean asksForEvents(HttpRequest<?> request) {
        return request.accept().stream()
                .findFirst()
                .filter(MediaType.TEXT_EVENT_STREAM_TYPE::equals)
                .isPresent();
    }
}
