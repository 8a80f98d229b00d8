package io.gatehouse.gateway.access;

import java.util.Locale;

/** How a visit ended. */
public enum Ending {
    /** The answer was written to its last byte. */
    COMPLETE,
    /** The caller closed the connection, or its HTTP/2 stream, before that. */
    CALLER_LEFT,
    /** The gateway had to break the answer off, because the upstream did or because it stops. */
    BROKEN_OFF,
    /** Nothing moved either way for too long. */
    TIMED_OUT;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** As logs and traces call it. */
    public String text() {
        return text;
    }
}
