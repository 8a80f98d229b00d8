package io.gatehouse.gateway.cors;

import io.micronaut.context.annotation.Requires;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;

/**
 * Recognises CORS preflights, the requests by which a browser asks whether a page of another origin may send one, and explains
 * their answers.
 */
@Singleton
@Requires(beans = CorsSettings.class)
public final class Preflight {

    private final CorsAnswer answers;

    Preflight(CorsAnswer answers) {
        this.answers = answers;
    }

    /** Whether this request is a preflight. */
    public static boolean is(HttpRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(HttpHeaderNames.ORIGIN)
                && request.headers().contains(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** What the answer to this preflight says, in words. */
    public String explain(HttpRequest request) {
        String origin = request.headers().get(HttpHeaderNames.ORIGIN);
        return "a page of " + origin + (answers.isAllowed(origin) ? " may ask" : " may not ask");
    }
}
