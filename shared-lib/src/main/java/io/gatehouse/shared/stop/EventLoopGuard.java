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
 * Ends the process if an event loop dies before the service stops, for example because direct memory ran out: the
 * loop's connections would hang for ever, and half of the service with them. Whatever supervises the process restarts
 * it, as it does when the heap is full ({@code -XX:+ExitOnOutOfMemoryError}, which does not cover direct memory).
 */
@Singleton
class EventLoopGuard {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoopGuard.class);

    private final Iterable<EventExecutor> loops;
    private final Runnable end;
    private volatile boolean stopping;

    @Inject
    EventLoopGuard(EventLoopGroupRegistry loops) {
        // Without shutdown hooks: they would wait for requests in flight on the dead loop.
        this(loops.getDefaultEventLoopGroup(), () -> Runtime.getRuntime().halt(1));
    }

    EventLoopGuard(Iterable<EventExecutor> loops, Runnable end) {
        this.loops = loops;
        this.end = end;
    }

    /** A dying loop is shutting down at once, but may never finish. */
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
