package io.gatehouse.stocks.imports;

import io.gatehouse.shared.security.Permission;
import io.gatehouse.stocks.SecuredDocument;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Daily bars in. */
@Controller("/api/v1/stocks/imports")
@Secured(Permission.STOCKS_WRITE)
final class ImportController {

    private final Upload upload;
    private final CsvImport imports;

    ImportController(Upload upload, CsvImport imports) {
        this.upload = upload;
        this.imports = imports;
    }

    /**
     * {@code POST /api/v1/stocks/imports}: stores the daily bars of a CSV file, all or none of them.
     *
     * @param csv the file, in UTF-8
     * @return how much was stored
     */
    @Post
    @Consumes(MediaType.TEXT_CSV)
    @Status(HttpStatus.CREATED)
    @ImportDocument
    @SecuredDocument
    Mono<Imported> post(@Body @Nullable InputStream csv) {
        return upload.read(csv == null ? InputStream.nullInputStream() : csv, imports::run);
    }
}
