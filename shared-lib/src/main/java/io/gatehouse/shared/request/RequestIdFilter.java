package io.gatehouse.shared.request;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;

/**
 * Puts the request id into the log lines written for a request and into its answer. Whatever answers before this filter, such
 * as the gateway's filter that forwards, does so itself.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 200)
final class RequestIdFilter {

    @PreMatching
    @RequestFilter
    void remember(HttpRequest<?> request, MutablePropagatedContext context) {
        context.add(new InLogs(RequestId.LOG_KEY, RequestId.of(request)));
    }

    @ResponseFilter
    void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.getHeaders().set(RequestId.HEADER, RequestId.of(request));
    }

    /** The same for an answer given before routing, which the other method does not see. */
    @PreMatching
    @ResponseFilter
    void answerEarly(HttpRequest<?> request, MutableHttpResponse<?> response) {
        answer(request, response);
    }
}
