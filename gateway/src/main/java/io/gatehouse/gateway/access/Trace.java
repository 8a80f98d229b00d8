package io.gatehouse.gateway.access;

import io.gatehouse.shared.trace.TraceContext;

/** The gateway's part of a request's trace. */
public interface Trace {

    /** The place of the gateway's own work. */
    TraceContext place();

    /** Goes on to this instance of the visit's service; what it is told is the returned place. */
    TraceContext forwardedTo(String instance, Visit visit);

    /** There is nothing more to come. */
    void ended(Visit visit);
}
