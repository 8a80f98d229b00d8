package io.gatehouse.gateway.limit.rate;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.netty.NettyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;

/**
 * The header fields that tell callers how much is left (draft-ietf-httpapi-ratelimit-headers). An upstream's own fields
 * are replaced, so that the answer names one limit only.
 */
final class RateLimitFields {

    private static final AsciiString POLICY = AsciiString.cached("RateLimit-Policy");
    private static final AsciiString LIMIT = AsciiString.cached("RateLimit");

    /** Set to {@code local} if replicas share their counts but this one had to decide alone. */
    private static final AsciiString SCOPE = AsciiString.cached("RateLimit-Scope");

    private final String policy;

    RateLimitFields(Rate rate) {
        policy = "\"default\";q=" + rate.requests() + ";w=" + rate.seconds();
    }

    void set(MutableHttpResponse<?> response, Verdict verdict) {
        HttpHeaders headers = ((NettyHttpHeaders) response.getHeaders()).getNettyHeaders();
        headers.set(POLICY, policy);
        headers.set(LIMIT, "\"default\";r=" + verdict.remaining() + ";t=" + verdict.seconds());
        if (verdict.isFallback()) {
            headers.set(SCOPE, "local");
        } else {
            headers.remove(SCOPE);
        }
    }
}
