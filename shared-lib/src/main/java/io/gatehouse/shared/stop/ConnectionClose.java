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
 * Adds {@code Connection: close} to answers once the service is about to stop, so that callers do not send another
 * request on a connection that is being closed; a POST could not be sent again. HTTP/2 forbids the field and has a
 * frame for it (RFC 9113 sections 8.2.2 and 6.8).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 200)
@Requires(property = "drain.close-connections", value = StringUtils.TRUE)
final class ConnectionClose {

    private final Drain drain;

    ConnectionClose(Drain drain) {
        this.drain = drain;
    }

    @ResponseFilter
    void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (drain.hasBegun() && request.getHttpVersion() != HttpVersion.HTTP_2_0) {
            response.getHeaders().set(HttpHeaders.CONNECTION, "close");
        }
    }

    /** The same for an answer given before routing, which the other method does not see. */
    @PreMatching
    @ResponseFilter
    void answerEarly(HttpRequest<?> request, MutableHttpResponse<?> response) {
        answer(request, response);
    }
}
