package io.gatehouse.gateway.access;

import java.util.Locale;

/** How a visit ended. */
public enum Ending {
    /** The answer was written completely. */
    COMPLETE,
    /** The caller closed the connection, or its HTTP/2 stream, before the answer was complete. */
    CALLER_LEFT,
    /** The gateway broke the answer off, because the upstream failed or the gateway stopped. */
    BROKEN_OFF,
    /** Nothing moved in either direction for too long. */
    TIMED_OUT;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The name in logs and traces. */
    public String text() {
        return text;
    }
}
