package io.gatehouse.gateway.framing;

import io.gatehouse.shared.error.Excerpt;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Thrown for a request that does not say unambiguously where it goes and where it ends. */
public final class BadFramingException extends IOException {

    private static final int LONGEST_VALUE = 80;

    private final String detail;

    BadFramingException(String detail) {
        super(detail);
        this.detail = detail;
    }

    /**
     * The message begins so that Micronaut does not log the failure as an error of the gateway if it comes after the answer.
     */
    BadFramingException(Throwable fault) {
        super("Connection closed by bad request framing: " + fault.getMessage(), fault);
        detail = String.valueOf(fault.getMessage());
    }

    /** An exception for a part of a request whose value is not allowed. */
    static BadFramingException of(String part, CharSequence value, String expected) {
        return new BadFramingException(
                "%s is %s: expected %s".formatted(part, Excerpt.of(value, LONGEST_VALUE), expected));
    }

    /** What is wrong, for the caller. */
    public String detail() {
        return detail;
    }

    /** What is wrong with the request, if this failure or one of its causes is such an exception; otherwise null. */
    public static @Nullable String detailOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadFramingException fault) {
                return fault.detail;
            }
        }
        return null;
    }
}
