package io.gatehouse.shared.stop;

import io.micronaut.http.netty.channel.EventLoopGroupRegistry;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.scheduling.annotation.Scheduled;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process if an event loop dies before the service stops, for example because direct memory ran out: the loop's
 * connections would hang for ever, and half of the service with them, or nobody could connect any more. Whatever supervises the
 * process restarts it, as it does when the heap is full ({@code -XX:+ExitOnOutOfMemoryError}, which does not cover direct
 * memory).
 */
@Singleton
class EventLoopGuard {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoopGuard.class);

    private final List<EventExecutor> loops;
    private final Runnable end;
    private volatile boolean stopping;

    /** Watches the loops that serve connections, and the one without which there are no new ones. */
    @Inject
    EventLoopGuard(
            EventLoopGroupRegistry loops, @Named(NettyHttpServerConfiguration.Parent.NAME) EventLoopGroup accepting) {
        // Without shutdown hooks: they would wait for requests in flight on the dead loop.
        this(() -> Runtime.getRuntime().halt(1), loops.getDefaultEventLoopGroup(), accepting);
    }

    EventLoopGuard(Runnable end, EventLoopGroup... groups) {
        this.end = end;
        this.loops = Stream.of(groups)
                .flatMap(group -> StreamSupport.stream(group.spliterator(), false))
                .toList();
    }

    /** Whether the end of this loop is noticed. */
    boolean watches(EventExecutor loop) {
        return loops.contains(loop);
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
