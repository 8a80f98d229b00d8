package io.gatehouse.stocks.imports;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.HttpServerConfiguration;
import java.util.Locale;
import java.util.Set;

/** Refuses uploads by their header, before any of them is read, but once it is known that the caller may send some. */
@ServerFilter({Upload.IMPORTS + "/**", Upload.SPLITS + "/**"})
final class UploadRules implements Ordered {

    /** Every text in the second is one in the first. */
    private static final Set<String> CHARSETS = Set.of("utf-8", "us-ascii");

    private final long largest;

    UploadRules(HttpServerConfiguration server) {
        this.largest = server.getMaxRequestSize();
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        checkLength(request);
        if (request.getMethod() == HttpMethod.POST) {
            checkType(request);
        }
    }

    /**
     * Micronaut refuses it too, but only once the body is requested, and then leaves the rest on the connection, where it
     * blocks other requests.
     */
    private void checkLength(HttpRequest<?> request) {
        if (request.getContentLength() > largest) {
            throw new ContentLengthExceededException(largest, request.getContentLength());
        }
    }

    /** In anything else than CSV in UTF-8 every line would be wrong. What says nothing is taken for what it should be. */
    private static void checkType(HttpRequest<?> request) {
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
