package io.gatehouse.gateway.peer;

import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;

/** Recognises the events that say that a connection is idle in both directions. */
public final class IdleEvents {

    private IdleEvents() {}

    /** Whether this event says that nothing moved in either direction for too long. */
    public static boolean isBothWays(Object event) {
        return event instanceof IdleStateEvent idle && idle.state() == IdleState.ALL_IDLE;
    }
}
