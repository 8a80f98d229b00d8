package io.gatehouse.gateway.access;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** The head of a request with a reference to its visit, since one connection may carry several visits at a time. */
public final class VisitedRequest extends DefaultHttpRequest {

    private @Nullable Visit visit;

    /** Copies the head. */
    public VisitedRequest(HttpRequest head) {
        super(head.protocolVersion(), head.method(), head.uri(), head.headers());
    }

    @Nullable Visit visit() {
        return visit;
    }

    void visit(Visit visit) {
        this.visit = visit;
    }

    /** By identity: two requests that say the same are still two. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
