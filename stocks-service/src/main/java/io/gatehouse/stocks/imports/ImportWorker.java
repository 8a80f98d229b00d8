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
 * Does the imports that callers do not wait for in the order they were received, one at a time among all replicas; those
 * that a stopped one left behind too. One that rests holds up only those of the same caller.
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

    /** There is something to do; without this it would be found a little later. */
    void hint() {
        hints.emitNext(0L, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
    }

    /** Not before the schema is up to date: what fails for want of it would count as an attempt. */
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

    /** What is being imported is rolled back, and waits for another replica or the next start. */
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
