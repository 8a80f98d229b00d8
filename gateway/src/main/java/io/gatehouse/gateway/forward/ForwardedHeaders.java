package io.gatehouse.gateway.forward;

import io.micronaut.http.HttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;

/** Tells the upstream who asked whom. What the caller claims about itself is dropped, not believed. */
final class ForwardedHeaders {

    private static final AsciiString FORWARDED = AsciiString.cached("forwarded");
    private static final AsciiString FOR = AsciiString.cached("x-forwarded-for");
    private static final AsciiString HOST = AsciiString.cached("x-forwarded-host");
    private static final AsciiString PORT = AsciiString.cached("x-forwarded-port");
    private static final AsciiString PREFIX = AsciiString.cached("x-forwarded-prefix");
    private static final AsciiString PROTO = AsciiString.cached("x-forwarded-proto");
    private static final AsciiString REAL_IP = AsciiString.cached("x-real-ip");

    private ForwardedHeaders() {}

    /** Replaces the caller's host by nothing (the client names the upstream's) and sets the facts of this hop. */
    static void rebuild(HttpHeaders headers, HttpRequest<?> inbound) {
        headers.remove(FORWARDED);
        headers.remove(PORT);
        headers.remove(PREFIX);
        headers.remove(REAL_IP);
        setOrRemove(headers, HOST, headers.get(HttpHeaderNames.HOST));
        headers.remove(HttpHeaderNames.HOST);
        headers.set(PROTO, inbound.isSecure() ? "https" : "http");
        headers.set(FOR, inbound.getRemoteAddress().getAddress().getHostAddress());
    }

    private static void setOrRemove(
            HttpHeaders headers, AsciiString name, @org.jspecify.annotations.Nullable String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.set(name, value);
        }
    }
}
