package io.gatehouse.shared.request;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;

/** Keeps the connection after an answer to HEAD. What comes before this filter sees to it by itself. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 200)
final class HeadFilter {

    @ResponseFilter
    void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
        HeadAnswer.keepConnection(request, response);
    }

    /** The same for an answer given before a route was looked for, which the other method does not see. */
    @PreMatching
    @ResponseFilter
    void answerEarly(HttpRequest<?> request, MutableHttpResponse<?> response) {
        answer(request, response);
    }
}
