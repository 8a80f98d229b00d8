package io.gatehouse.gateway.answer;

import io.gatehouse.shared.answer.AnswerFields;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;

/**
 * The header fields that protect browsers. They are added to an answer unless the upstream has set them itself; only {@code
 * X-Content-Type-Options}, which has but one value, is always set. An empty value leaves the field out.
 *
 * @param nosniff whether {@code X-Content-Type-Options} is set
 * @param referrerPolicy the value of {@code Referrer-Policy}
 * @param frameOptions the value of {@code X-Frame-Options}
 * @param transportSecurity the value of {@code Strict-Transport-Security}
 */
@ConfigurationProperties("gateway.security-headers")
record SecurityHeaders(boolean nosniff, String referrerPolicy, String frameOptions, String transportSecurity)
        implements AnswerFields {

    private static final AsciiString CONTENT_TYPE_OPTIONS = AsciiString.cached("x-content-type-options");
    private static final AsciiString NOSNIFF = AsciiString.cached("nosniff");
    private static final AsciiString TRANSPORT_SECURITY = AsciiString.cached("strict-transport-security");
    private static final AsciiString REFERRER_POLICY = AsciiString.cached("referrer-policy");
    private static final AsciiString FRAME_OPTIONS = AsciiString.cached("x-frame-options");

    /** {@code Strict-Transport-Security} may only be sent over TLS (RFC 6797 section 7.2). */
    @Override
    public void addTo(HttpHeaders answer, boolean secure) {
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
