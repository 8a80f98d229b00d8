package io.gatehouse.stocks.split;

import io.gatehouse.shared.security.Permission;
import io.gatehouse.stocks.LongWorkDocument;
import io.gatehouse.stocks.SecuredDocument;
import io.gatehouse.stocks.imports.Upload;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Imports stock splits. */
@Controller(Upload.SPLITS)
@Secured(Permission.STOCKS_WRITE)
final class SplitController {

    private final Upload upload;
    private final SplitImport imports;

    SplitController(Upload upload, SplitImport imports) {
        this.upload = upload;
        this.imports = imports;
    }

    /**
     * {@code POST /api/v1/stocks/splits}: stores the splits of a CSV file, all or none of them. A split of 1:1 removes the one
     * stored for its day.
     *
     * @param csv the file, in UTF-8
     * @param caller who imports
     * @return how much was stored
     */
    @Post
    @Consumes(MediaType.ALL) // or whoever sends another would not be asked for a token first
    @Status(HttpStatus.CREATED)
    @SplitDocument
    @LongWorkDocument
    @SecuredDocument
    Mono<ImportedSplits> importSplits(
            @Parameter(hidden = true) @Body @Nullable InputStream csv, Authentication caller) {
        InputStream file = Objects.requireNonNullElseGet(csv, InputStream::nullInputStream);
        return upload.read(caller.getName(), file, imports::run);
    }
}
