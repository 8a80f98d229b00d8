package io.gatehouse.auth.token;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;

/**
 * Recognises requests of guests: those with an empty body, whatever their content type. {@code curl -d ''} declares a
 * form, which would otherwise be answered 415.
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
