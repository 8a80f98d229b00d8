package io.gatehouse.shared.stop;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.util.StringUtils;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;

/**
 * Tells whoever keeps a connection, with the next answer, that the service is about to stop: nobody sends a request into a
 * connection that is being closed, which could not be sent again if it is a POST. In HTTP/2 the field is forbidden, and a
 * frame of its own says it (RFC 9113, sections 8.2.2 and 6.8).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 200)
@Requires(property = "drain.say-goodbye", value = StringUtils.TRUE)
final class Goodbye {

    private final Drain drain;

    Goodbye(Drain drain) {
        this.drain = drain;
    }

    @ResponseFilter
    void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (drain.hasBegun() && request.getHttpVersion() != HttpVersion.HTTP_2_0) {
            response.getHeaders().set(HttpHeaders.CONNECTION, "close");
        }
    }

    /** The same for an answer given before a route was looked for, which the other method does not see. */
    @PreMatching
    @ResponseFilter
    void answerEarly(HttpRequest<?> request, MutableHttpResponse<?> response) {
        answer(request, response);
    }
}
