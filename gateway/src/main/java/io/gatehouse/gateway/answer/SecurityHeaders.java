package io.gatehouse.gateway.answer;

import io.micronaut.context.annotation.Value;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import jakarta.inject.Singleton;

/**
 * Adds header fields that protect browsers, unless the upstream has set them itself. {@code X-Content-Type-Options} has only
 * one value, and is always set.
 */
@Singleton
final class SecurityHeaders {

    private static final AsciiString CONTENT_TYPE_OPTIONS = AsciiString.cached("x-content-type-options");
    private static final AsciiString NOSNIFF = AsciiString.cached("nosniff");
    private static final AsciiString TRANSPORT_SECURITY = AsciiString.cached("strict-transport-security");
    private static final AsciiString REFERRER_POLICY = AsciiString.cached("referrer-policy");
    private static final AsciiString FRAME_OPTIONS = AsciiString.cached("x-frame-options");

    private final boolean nosniff;
    private final String referrerPolicy;
    private final String frameOptions;
    private final String transportSecurity;

    SecurityHeaders(
            @Value("${gateway.security-headers.nosniff}") boolean nosniff,
            @Value("${gateway.security-headers.referrer-policy}") String referrerPolicy,
            @Value("${gateway.security-headers.frame-options}") String frameOptions,
            @Value("${gateway.security-headers.transport-security}") String transportSecurity) {
        this.nosniff = nosniff;
        this.referrerPolicy = referrerPolicy;
        this.frameOptions = frameOptions;
        this.transportSecurity = transportSecurity;
    }

    /** Whether nothing is to be added. */
    boolean areOff(boolean secure) {
        return !nosniff
                && referrerPolicy.isEmpty()
                && frameOptions.isEmpty()
                && (!secure || transportSecurity.isEmpty());
    }

    /** Adds the fields. {@code Strict-Transport-Security} may only be sent over TLS (RFC 6797 section 7.2). */
    void addTo(HttpHeaders answer, boolean secure) {
        if (nosniff) {
            answer.set(CONTENT_TYPE_OPTIONS, NOSNIFF);
        }
        addUnlessThere(answer, REFERRER_POLICY, referrerPolicy);
        addUnlessThere(answer, FRAME_OPTIONS, frameOptions);
        if (secure) {
            addUnlessThere(answer, TRANSPORT_SECURITY, transportSecurity);
        }
    }

    private static void addUnlessThere(HttpHeaders answer, AsciiString name, String value) {
        if (!value.isEmpty() && !answer.contains(name)) {
            answer.set(name, value);
        }
    }
}
