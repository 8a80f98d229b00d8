package io.gatehouse.gateway.access;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import io.netty.channel.ChannelHandlerContext;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Ends the visits that are still open when the gateway stops and the time to finish is over. The event loops would end
 * them too, but only after the access log and the span exporter have stopped.
 */
@Singleton
final class CutOff implements ApplicationEventListener<ServerShutdownEvent>, Ordered {

    private static final int PATIENCE_SECONDS = 1;

    private final Set<ChannelHandlerContext> watched = ConcurrentHashMap.newKeySet();

    /** Registers a connection on which visits may take place. */
    void add(ChannelHandlerContext visits) {
        watched.add(visits);
    }

    void remove(ChannelHandlerContext visits) {
        watched.remove(visits);
    }

    @Override
    public void onApplicationEvent(ServerShutdownEvent event) {
        CompletableFuture<?>[] ends = watched.stream().map(CutOff::end).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** After all other listeners, which wait for requests in flight. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    private static CompletableFuture<Void> end(ChannelHandlerContext visits) {
        VisitHandler handler = (VisitHandler) visits.handler();
        return CompletableFuture.runAsync(() -> handler.cutOff(visits), visits.executor());
    }
}
