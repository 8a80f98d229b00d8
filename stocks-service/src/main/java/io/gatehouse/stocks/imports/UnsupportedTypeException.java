package io.gatehouse.stocks.imports;

import io.gatehouse.shared.error.Excerpt;
import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import java.util.Map;

/** The upload is of another type, or in another charset, than accepted (RFC 9110 section 15.5.16). */
final class UnsupportedTypeException extends ProblemException {

    UnsupportedTypeException(String type) {
        super(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "Content-Type is " + Excerpt.quoted(type) + ": expected " + MediaType.TEXT_CSV + " in UTF-8");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of(HttpHeaders.ACCEPT, MediaType.TEXT_CSV);
    }
}
