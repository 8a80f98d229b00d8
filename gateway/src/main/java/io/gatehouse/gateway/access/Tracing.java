package io.gatehouse.gateway.access;

import io.gatehouse.shared.trace.TraceContext;
import org.jspecify.annotations.Nullable;

/** Begins the gateway's part of traces. */
@FunctionalInterface
public interface Tracing {

    /** Goes on from the caller's place, or begins a new trace where there is none. */
    Trace begin(@Nullable TraceContext caller);
}
