package io.gatehouse.auth.token;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;

/**
 * A body without a byte has no type, whatever the request says: it is a guest's. {@code curl -d ''} says that it is a form,
 * which would be 415.
 */
@ServerFilter("/api/v1/auth/create")
final class GuestRequest {

    @PreMatching
    @RequestFilter
    void forgetTheTypeOfNothing(HttpRequest<?> request) {
        if (request.getContentLength() == 0 && request.getHeaders() instanceof MutableHttpHeaders headers) {
            headers.remove(HttpHeaders.CONTENT_TYPE);
        }
    }
}
