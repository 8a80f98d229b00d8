package io.gatehouse.shared.database;

import io.gatehouse.shared.start.Durations;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.r2dbc.spi.ConnectionFactory;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Migrates the database's schema in the background: however long that takes, the service is alive meanwhile, and not
 * ready before it is done. The start waits a while for it, so that a migration that fails stops the start. An
 * unreachable database does not: the service starts, and tries again.
 */
@Context
@Requires(classes = Flyway.class)
@Requires(beans = ConnectionFactory.class)
public final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private static final Executor BESIDE =
            task -> Thread.ofVirtual().name("migrations").start(task);

    /** A replica that finds another one migrating waits for it, as long as it takes. */
    private static final int FOR_EVER = -1;

    private final DatabaseSettings database;
    private final Flyway flyway;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Set<String> logged = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    Migrations(DatabaseSettings database) {
        this.database = database;
        this.flyway = Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/migration")
                .lockRetryCount(FOR_EVER)
                .load();
    }

    /** Completes once the schema is up to date: for background work that needs the tables. */
    public Mono<Void> done() {
        return Mono.fromFuture(done, true);
    }

    boolean areDone() {
        return done.isDone();
    }

    @PostConstruct
    void start() {
        CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(this::migrated, BESIDE);
        boolean soon = first.copy()
                .completeOnTimeout(false, database.migrationPatience().toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (!soon) {
            logIfBeingMigrated(first);
            BESIDE.execute(() -> goOn(first));
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    private void logIfBeingMigrated(CompletableFuture<Boolean> first) {
        if (!first.isDone()) {
            LOG.warn(
                    "The database {} is being migrated: the service starts, and is not ready before that is done",
                    database);
        }
    }

    private void goOn(CompletableFuture<Boolean> first) {
        boolean migrated = succeedsOrExit(first::join);
        while (!migrated && !stopped) {
            LockSupport.parkNanos(database.retryInterval().toNanos());
            migrated = succeedsOrExit(this::migrated);
        }
    }

    /** A failure while the service is stopping is no reason to exit. */
    private boolean succeedsOrExit(BooleanSupplier attempt) {
        try {
            return attempt.getAsBoolean();
        } catch (FlywayException | CompletionException e) {
            if (!stopped) {
                LOG.error("The service stops, because its database cannot be migrated", e);
                Runtime.getRuntime().exit(1);
            }
            return false;
        }
    }

    /** True once the schema is up to date, false if the database cannot be reached. */
    private boolean migrated() {
        try {
            return flyway.migrate().success && done.complete(null);
        } catch (FlywayException e) {
            logUnreachable(Unreachable.reason(e).orElseThrow(() -> e));
            return false;
        }
    }

    /** Once for each reason, however often it is tried. */
    private void logUnreachable(String reason) {
        if (logged.add(reason)) {
            LOG.warn(
                    "The database {} cannot be reached, trying again every {}: {}",
                    database,
                    Durations.shown(database.retryInterval()),
                    reason);
        }
    }
}
