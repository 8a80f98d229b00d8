package io.gatehouse.stocks.imports;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses an upload that says it is something else than CSV in UTF-8, whose every line would be wrong. One that says nothing
 * is taken for what it should be.
 */
@ServerFilter(
        patterns = {ImportController.PATH + "/**", "/api/v1/stocks/splits/**"},
        methods = HttpMethod.POST)
final class BodyType {

    /** Every text in the second is one in the first. */
    private static final Set<String> CHARSETS = Set.of("utf-8", "us-ascii");

    @RequestFilter
    void check(HttpRequest<?> request) {
        for (String type : request.getHeaders().getAll(HttpHeaders.CONTENT_TYPE)) {
            if (!isCsv(type)) {
                throw new UnsupportedTypeException(type);
            }
        }
    }

    private static boolean isCsv(String type) {
        try {
            return isCsv(MediaType.of(type));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isCsv(MediaType type) {
        return type.getName().equalsIgnoreCase(MediaType.TEXT_CSV)
                && type.getParameters()
                        .get(MediaType.CHARSET_PARAMETER)
                        .map(charset -> charset.replace("\"", "").toLowerCase(Locale.ROOT))
                        .filter(charset -> !CHARSETS.contains(charset))
                        .isEmpty();
    }
}
