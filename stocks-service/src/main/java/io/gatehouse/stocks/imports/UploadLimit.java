package io.gatehouse.stocks.imports;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.HttpServerConfiguration;

/**
 * Refuses an upload whose announced length is too large before any of it is read. Micronaut refuses it too, but only
 * once the body is requested, and then leaves the rest on the connection, where it blocks other requests.
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
