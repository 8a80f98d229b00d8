package io.gatehouse.gateway.access;

import io.gatehouse.shared.trace.TraceContext;
import java.net.URI;

/** A trace that nobody records: it only provides ids for logs and the next hop. */
record UnrecordedTrace(TraceContext place) implements Trace {

    static final Tracing BEGIN = caller -> new UnrecordedTrace(caller == null ? TraceContext.start() : caller.next());

    @Override
    public TraceContext forwardedTo(URI instance, Visit visit) {
        return place;
    }

    @Override
    public void ended(Visit visit) {
        // nobody wants to know
    }
}
