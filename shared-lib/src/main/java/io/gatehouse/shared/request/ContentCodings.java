package io.gatehouse.shared.request;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/**
 * Refuses compressed bodies before any of them is read: a small one could expand to fill the memory or the database. The
 * gateway forwards requests, compressed or not, before they come here.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ContentCodings implements Ordered {

    /** Whoever may not ask at all is told so first. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        for (String coding : request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING)) {
            if (!coding.equalsIgnoreCase(CompressedBodyException.ACCEPTED)) {
                throw new CompressedBodyException(coding);
            }
        }
    }
}
