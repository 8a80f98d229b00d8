package io.gatehouse.gateway.forward;

import io.gatehouse.shared.error.Problem;
import io.gatehouse.shared.error.ProblemType;
import io.gatehouse.shared.request.RequestId;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Applies {@code Max-Forwards}, which limits how often an OPTIONS or TRACE may still be forwarded (RFC 9110 section
 * 7.6.2); for other methods it has no meaning.
 */
public final class MaxForwards {

    private static final int MAX_DIGITS = 9;

    private MaxForwards() {}

    /** Whether this request may not be forwarded any more. */
    public static boolean endsHere(HttpRequest request) {
        return counts(request) && left(request.headers()) == 0;
    }

    /** The gateway's own answer to a request that may not be forwarded any more; null if it may. */
    static @Nullable MutableHttpResponse<?> lastAnswer(NettyHttpRequest<?> inbound) {
        HttpRequest request = inbound.getNativeRequest();
        if (!endsHere(request)) {
            return null;
        }
        return request.method().equals(HttpMethod.OPTIONS)
                ? HttpResponse.noContent().header(RequestId.HEADER, RequestId.of(inbound))
                : Problem.of(ProblemType.of(HttpStatus.METHOD_NOT_ALLOWED), "Nothing is traced here", inbound)
                        .toResponse()
                        .header(HttpHeaders.ALLOW, "OPTIONS");
    }

    /** Decrements it in the outbound request. */
    static void countDown(io.netty.handler.codec.http.HttpHeaders outbound, NettyHttpRequest<?> inbound) {
        int left = counts(inbound.getNativeRequest()) ? left(outbound) : -1;
        if (left > 0) {
            outbound.set(HttpHeaderNames.MAX_FORWARDS, left - 1);
        }
    }

    private static boolean counts(HttpRequest request) {
        return request.method().equals(HttpMethod.OPTIONS) || request.method().equals(HttpMethod.TRACE);
    }

    /** The number in the field, or -1 if there is none. */
    private static int left(io.netty.handler.codec.http.HttpHeaders headers) {
        String value = headers.get(HttpHeaderNames.MAX_FORWARDS);
        boolean number = value != null
                && !value.isEmpty()
                && value.length() <= MAX_DIGITS
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(value) : -1;
    }
}
