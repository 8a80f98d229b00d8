package io.gatehouse.shared.stop;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the server in order: readiness fails first, then no more connections are accepted, and requests in flight are
 * finished. Only then is everything else stopped. Micronaut's own graceful shutdown has no delay, runs after the
 * listeners are closed, and shuts down executors that requests in flight still need.
 */
@Singleton
public final class Drain implements ApplicationEventListener<ServerShutdownEvent>, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private final DrainSettings settings;
    private final BeanProvider<GracefulShutdownCapable> parts;
    private volatile boolean begun;

    Drain(DrainSettings settings, BeanProvider<GracefulShutdownCapable> parts) {
        this.settings = settings;
        this.parts = parts;
    }

    /** Whether the service is about to stop. */
    public boolean hasBegun() {
        return begun;
    }

    @Override
    public void onApplicationEvent(ServerShutdownEvent event) {
        begun = true;
        try {
            Thread.sleep(settings.delay());
            finishRequests();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Before the listeners that cut off whatever has not finished by then. */
    @Override
    public int getOrder() {
        return 0;
    }

    private void finishRequests() throws InterruptedException {
        try {
            GracefulShutdownCapable.shutdownAll(servers())
                    .toCompletableFuture()
                    .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.info("Stops with requests in flight, which had {} to finish", settings.timeout());
        } catch (ExecutionException e) {
            LOG.warn("Stops without waiting for the requests in flight", e);
        }
    }

    private Stream<GracefulShutdownCapable> servers() {
        return parts.stream().filter(part -> !(part instanceof ExecutorService));
    }
}
