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
 * Ends what is still going on when the gateway stops and the time to finish is over. The event loops would do so too, but
 * when nobody writes a line or sends a span any more.
 */
@Singleton
final class CutOff implements ApplicationEventListener<ServerShutdownEvent>, Ordered {

    private static final int PATIENCE_SECONDS = 1;

    private final Set<ChannelHandlerContext> watched = ConcurrentHashMap.newKeySet();

    /** Visits may take place here from now on. */
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

    /** After everybody else: they have waited for the requests. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    private static CompletableFuture<Void> end(ChannelHandlerContext visits) {
        VisitHandler handler = (VisitHandler) visits.handler();
        return CompletableFuture.runAsync(() -> handler.cutOff(visits), visits.executor());
    }
}
