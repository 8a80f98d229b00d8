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

    /** Finished imports are kept for days. */
    private static final Duration BETWEEN_CLEANUPS = Duration.ofHours(1);

    private final ImportRun run;
    private final ImportJobs jobs;
    private final ImportSettings settings;
    private final Migrations migrations;
    private final Sinks.Many<Long> hints = Sinks.many().multicast().directBestEffort();
    private final Disposable.Swap running = Disposables.swap();

    ImportWorker(ImportRun run, ImportJobs jobs, ImportSettings settings, Migrations migrations) {
        this.run = run;
        this.jobs = jobs;
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
        running.replace(
                migrations.done().thenMany(Flux.merge(work(), cleanups())).subscribe());
    }

    private Flux<Void> work() {
        return occasions().concatMap(tick -> doAll(), 1);
    }

    /** Not only with the next upload, which may never come. */
    private Flux<Void> cleanups() {
        return Flux.interval(Duration.ZERO, BETWEEN_CLEANUPS)
                .onBackpressureDrop()
                .concatMap(tick -> cleanUp(), 1);
    }

    private Mono<Void> cleanUp() {
        return jobs.forget()
                .doOnError(failure -> LOG.warn("Old imports are not forgotten until the next attempt", failure))
                .onErrorComplete()
                .then();
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
