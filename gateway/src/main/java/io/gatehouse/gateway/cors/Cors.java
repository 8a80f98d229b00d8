package io.gatehouse.gateway.cors;

import io.gatehouse.shared.request.RequestId;
import io.gatehouse.shared.start.ManagementPort;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.http.server.netty.NettyHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Answers CORS preflights before any token is looked for, and puts the CORS header fields into every other answer, in place of
 * those of an upstream. Micronaut's own filter runs too late for forwarded requests, and adds to the fields that are there.
 * Without origins in the configuration this filter does not exist.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
@Requires(beans = CorsSettings.class)
final class Cors {

    private final CorsAnswer answers;
    private final ManagementPort management;

    Cors(CorsAnswer answers, ManagementPort management) {
        this.answers = answers;
        this.management = management;
    }

    @PreMatching
    @RequestFilter
    @Nullable HttpResponse<?> preflight(HttpRequest<?> request) {
        if (!isPreflight(request) || isManagement(request)) {
            return null;
        }
        MutableHttpResponse<?> answer = HttpResponse.noContent().header(RequestId.HEADER, RequestId.of(request));
        answers.permit(request.getHeaders().get(HttpHeaders.ORIGIN), answer.getHeaders());
        return answer;
    }

    @ResponseFilter
    void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (!isPreflight(request) && !isManagement(request)) {
            answers.complete(request.getHeaders().get(HttpHeaders.ORIGIN), response.getHeaders());
        }
    }

    /** The same for an answer given before routing, which the other method does not see. */
    @PreMatching
    @ResponseFilter
    void answerEarly(HttpRequest<?> request, MutableHttpResponse<?> response) {
        answer(request, response);
    }

    private static boolean isPreflight(HttpRequest<?> request) {
        return Preflight.is(((NettyHttpRequest<?>) request).getNativeRequest());
    }

    private boolean isManagement(HttpRequest<?> request) {
        return management.isAt(request.getServerAddress());
    }
}
