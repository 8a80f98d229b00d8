package io.gatehouse.gateway.peer;

import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;

/** Tells a connection on which nothing moves from one on which something does, be it one way only. */
public final class Idle {

    private Idle() {}

    /** Whether this event says that there was no byte either way for too long. */
    public static boolean isBothWays(Object event) {
        return event instanceof IdleStateEvent idle && idle.state() == IdleState.ALL_IDLE;
    }
}
