package io.gatehouse.stocks.imports;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.HttpServerConfiguration;

/**
 * Refuses an upload that says it is too large before anyone reads of it. Micronaut refuses it too, but only once the
 * body is asked for, and then leaves the rest of it on the connection, where no other request gets past it.
 */
@ServerFilter({ImportController.PATH + "/**", "/api/v1/stocks/splits/**"})
final class UploadLimit {

    private final long largest;

    UploadLimit(HttpServerConfiguration server) {
        this.largest = server.getMaxRequestSize();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (request.getContentLength() > largest) {
            throw new ContentLengthExceededException(largest, request.getContentLength());
        }
    }
}
