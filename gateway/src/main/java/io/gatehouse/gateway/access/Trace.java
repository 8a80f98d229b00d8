package io.gatehouse.gateway.access;

import io.gatehouse.shared.trace.TraceContext;
import java.net.URI;

/** The gateway's part of a request's trace. */
public interface Trace {

    /** The place of the gateway's own work in the trace. */
    TraceContext place();

    /** Begins a call to this instance of the visit's service, and returns the place that the instance is told. */
    TraceContext forwardedTo(URI instance, Visit visit);

    /** The visit has ended. */
    void ended(Visit visit);
}
