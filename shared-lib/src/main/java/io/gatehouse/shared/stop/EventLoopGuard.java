package io.gatehouse.shared.stop;

import io.micronaut.http.netty.channel.EventLoopGroupRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import io.netty.util.concurrent.EventExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process if an event loop dies before the service stops, of too little direct memory for one: its connections would
 * hang for ever, and half of the service with them. Whoever looks after the process starts it again, as when the heap is too
 * small ({@code -XX:+ExitOnOutOfMemoryError}, which does not know of direct memory).
 */
@Singleton
class EventLoopGuard {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoopGuard.class);

    private final Iterable<EventExecutor> loops;
    private final Runnable end;
    private volatile boolean stopping;

    @Inject
    EventLoopGuard(EventLoopGroupRegistry loops) {
        // No hook is run: it would wait for requests in flight on a loop that is dead.
        this(loops.getDefaultEventLoopGroup(), () -> Runtime.getRuntime().halt(1));
    }

    EventLoopGuard(Iterable<EventExecutor> loops, Runnable end) {
        this.loops = loops;
        this.end = end;
    }

    /** One that dies is shutting down at once, but may never be done with it. */
    @Scheduled(fixedDelay = "1s")
    void look() {
        for (EventExecutor loop : loops) {
            if (loop.isShuttingDown() && !stopping) {
                LOG.error("An event loop has died. The service ends, to be started again");
                end.run();
            }
        }
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }
}
