package io.gatehouse.gateway.framing;

import java.io.IOException;

/** A request that does not say unambiguously where it goes and where it ends. */
public final class BadFramingException extends IOException {

    BadFramingException(String expected) {
        super("Bad request framing: " + expected);
    }

    /** Worded so that Micronaut does not log it as an error of ours if it comes after the answer. */
    BadFramingException(Throwable cause) {
        super("Connection closed by bad request framing: " + cause.getMessage(), cause);
    }
}
