package io.gatehouse.shared.request;

import io.gatehouse.shared.error.Excerpt;
import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import java.util.Map;

/** The body has a content coding, and none is accepted (RFC 9110 section 15.5.16). */
final class CompressedBodyException extends ProblemException {

    static final String ACCEPTED = "identity";

    CompressedBodyException(String coding) {
        super(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "Content-Encoding is " + Excerpt.quoted(coding) + ": expected none, the body as it is");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of(HttpHeaders.ACCEPT_ENCODING, ACCEPTED);
    }
}
