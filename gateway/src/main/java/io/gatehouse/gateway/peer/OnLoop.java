package io.gatehouse.gateway.peer;

import io.netty.channel.EventLoop;

/** Runs what belongs to one event loop on that loop. */
public final class OnLoop {

    private OnLoop() {}

    /** At once if this is that event loop: what goes from one to the same needs no queue. */
    public static void run(EventLoop loop, Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            loop.execute(task);
        }
    }
}
