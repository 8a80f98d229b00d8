package io.gatehouse.gateway.cors;

import io.micronaut.context.annotation.Requires;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;

/** The question that a browser asks before a page of another origin may send what no form could. */
@Singleton
@Requires(beans = CorsSettings.class)
public final class Preflight {

    private final CorsAnswer answers;

    Preflight(CorsAnswer answers) {
        this.answers = answers;
    }

    /** Whether this request is that question. */
    public static boolean is(HttpRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(HttpHeaderNames.ORIGIN)
                && request.headers().contains(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** What it is answered, in words. */
    public String explain(HttpRequest request) {
        String origin = request.headers().get(HttpHeaderNames.ORIGIN);
        return "a page of " + origin + (answers.isAllowed(origin) ? " may ask" : " may not ask");
    }
}
