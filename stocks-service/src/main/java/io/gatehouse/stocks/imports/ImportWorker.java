package io.gatehouse.stocks.imports;

import io.gatehouse.shared.database.Migrations;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Runs background imports in the order in which they were received, one at a time among all replicas, including those
 * that a stopped replica left behind. An import that waits for its next attempt holds up only those of the same caller.
 */
@Singleton
final class ImportWorker implements ApplicationEventListener<ServerStartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);

    private final ImportRun run;
    private final ImportSettings settings;
    private final Migrations migrations;
    private final Sinks.Many<Long> hints = Sinks.many().multicast().directBestEffort();
    private final Disposable.Swap running = Disposables.swap();

    ImportWorker(ImportRun run, ImportSettings settings, Migrations migrations) {
        this.run = run;
        this.settings = settings;
        this.migrations = migrations;
    }

    /** Says that there is work to do, which would otherwise be noticed a little later. */
    void hint() {
        hints.emitNext(0L, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
    }

    /** Starts once the schema is up to date: failing for lack of it would count as an attempt. */
    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        running.replace(migrations
                .done()
                .thenMany(occasions())
                .concatMap(tick -> doAll(), 1)
                .subscribe());
    }

    private Flux<Long> occasions() {
        return Flux.interval(Duration.ZERO, settings.pollInterval())
                .mergeWith(hints.asFlux())
                .onBackpressureLatest();
    }

    /** Rolls back the import in progress, which then waits for another replica or the next start. */
    @PreDestroy
    void stop() {
        running.dispose();
    }

    private Mono<Void> doAll() {
        return run.next()
                .repeat()
                .takeWhile(found -> found)
                .then()
                .doOnError(ImportWorker::log)
                .onErrorComplete();
    }

    private static void log(Throwable failure) {
        LOG.warn("An import was interrupted and will be tried again", failure);
    }
}
