package io.gatehouse.stocks.imports;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Refuses a compressed upload before any of it is read: a small one could expand to fill the database. */
@ServerFilter({ImportController.PATH + "/**", "/api/v1/stocks/splits/**"})
final class BodyCoding {

    @RequestFilter
    void check(HttpRequest<?> request) {
        for (String coding : request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING)) {
            if (!coding.equalsIgnoreCase(CompressedBodyException.ACCEPTED)) {
                throw new CompressedBodyException(coding);
            }
        }
    }
}
