package io.gatehouse.shared.error;

import io.micronaut.http.HttpStatus;
import java.util.Locale;

/**
 * A kind of problem with a stable address (RFC 9457 section 3.1.1).
 *
 * @param name the last segment of its address under {@code /problems/}, lower case with hyphens
 * @param status the status that goes with it
 * @param title a short summary that is the same for every occurrence
 */
public record ProblemType(String name, HttpStatus status, String title) {

    /** As in RFC 9110 section 15.5.14; Micronaut has the former name. */
    public static final ProblemType CONTENT_TOO_LARGE = new ProblemType(
            "content-too-large", HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The body is larger than allowed");

    /** The general type of a status, for problems that need no name of their own. */
    public static ProblemType of(HttpStatus status) {
        if (status == HttpStatus.REQUEST_ENTITY_TOO_LARGE) {
            return CONTENT_TOO_LARGE;
        }
        String name = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new ProblemType(name, status, status.getReason());
    }

    /** The address, relative to the host that was asked. */
    public String address() {
        return "/problems/" + name;
    }
}
