package io.gatehouse.gateway.access;

import io.gatehouse.shared.trace.TraceContext;
import org.jspecify.annotations.Nullable;

/** Begins the gateway's part of a trace. */
@FunctionalInterface
public interface Tracing {

    /** Continues from the caller's place, or begins a new trace if there is none. */
    Trace begin(@Nullable TraceContext caller);
}
