package io.gatehouse.gateway.access;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** The head of a request that knows its visit, on a connection that may carry several at a time. */
public final class VisitedRequest extends DefaultHttpRequest {

    private @Nullable Visit visit;

    /** The same head. */
    public VisitedRequest(HttpRequest head) {
        super(head.protocolVersion(), head.method(), head.uri(), head.headers());
    }

    @Nullable Visit visit() {
        return visit;
    }

    void visit(Visit visit) {
        this.visit = visit;
    }

    /** Which request it is does not depend on what it says. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
