package io.gatehouse.shared.request;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/**
 * Keeps what is answered to a token out of shared caches, unless the answer says itself how it may be kept. RFC 9111 section
 * 3.5 does so only for {@code Authorization}; what a cache does with {@code X-Token} is up to its settings. The gateway
 * forwards what services say, and its forwarded answers do not pass here.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PrivateAnswers implements Ordered {

    private static final String PRIVATE = "private, no-cache";

    /** So that it also sees what is answered to a token without the permission. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }

    @ResponseFilter
    void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)
                && request.getUserPrincipal().isPresent()) {
            response.getHeaders().set(HttpHeaders.CACHE_CONTROL, PRIVATE);
        }
    }
}
