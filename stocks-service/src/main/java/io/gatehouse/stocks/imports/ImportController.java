package io.gatehouse.stocks.imports;

import io.gatehouse.shared.security.Permission;
import io.gatehouse.stocks.SecuredDocument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.InputStream;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Imports daily bars. */
@Controller(Upload.IMPORTS)
@Secured(Permission.STOCKS_WRITE)
final class ImportController {

    private final Upload upload;
    private final CsvImport imports;
    private final AcceptedImports accepted;
    private final ImportWorker worker;

    ImportController(Upload upload, CsvImport imports, AcceptedImports accepted, ImportWorker worker) {
        this.upload = upload;
        this.imports = imports;
        this.accepted = accepted;
        this.worker = worker;
    }

    /**
     * {@code POST /api/v1/stocks/imports}: stores the daily bars of a CSV file, all or none of them. With {@code Prefer:
     * respond-async} the answer comes as soon as the file is safe, and says where to ask about the import.
     *
     * @param csv the file, in UTF-8
     * @param request has the caller's preference
     * @param caller who imports
     * @return how much was stored, or the import that has been accepted
     */
    @Post
    @Consumes(MediaType.ALL) // or whoever sends another would not be asked for a token first
    @ImportDocument
    @SecuredDocument
    Mono<MutableHttpResponse<?>> importBars(
            @Parameter(hidden = true) @Body @Nullable InputStream csv, HttpRequest<?> request, Authentication caller) {
        InputStream file = Objects.requireNonNullElseGet(csv, InputStream::nullInputStream);
        return Preference.isAsync(request.getHeaders())
                ? upload.read(caller.getName(), file, pieces -> accepted.add(caller.getName(), pieces))
                        .doOnNext(job -> worker.hint())
                        .map(ImportController::accepted)
                : upload.read(caller.getName(), file, imports::run).map(HttpResponse::created);
    }

    private static MutableHttpResponse<?> accepted(ImportJob job) {
        return HttpResponse.accepted(URI.create(job.path()))
                .header(Preference.APPLIED, Preference.RESPOND_ASYNC)
                .body(job);
    }
}
