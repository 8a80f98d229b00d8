package io.gatehouse.gateway.forward;

import io.micronaut.http.HttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;

/** Tells the upstream who asked whom. What the caller claims about itself is dropped, not believed. */
final class ForwardedHeaders {

    private static final AsciiString FOR = AsciiString.cached("x-forwarded-for");
    private static final AsciiString HOST = AsciiString.cached("x-forwarded-host");
    private static final AsciiString PROTO = AsciiString.cached("x-forwarded-proto");

    private ForwardedHeaders() {}

    /** Replaces the caller's host by nothing (the client names the upstream's) and sets the facts of this hop. */
    static void rebuild(HttpHeaders headers, HttpRequest<?> inbound) {
        CallersClaims.removeFrom(headers);
        String host = headers.get(HttpHeaderNames.HOST);
        if (host != null) {
            headers.set(HOST, host);
            headers.remove(HttpHeaderNames.HOST);
        }
        headers.set(PROTO, inbound.isSecure() ? "https" : "http");
        headers.set(FOR, inbound.getRemoteAddress().getAddress().getHostAddress());
    }
}
