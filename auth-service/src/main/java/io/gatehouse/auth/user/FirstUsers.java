package io.gatehouse.auth.user;

import io.gatehouse.shared.database.Migrations;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Provides the first users as soon as the database's schema is up to date; the service is not ready before. */
@Singleton
@Readiness
final class FirstUsers implements ApplicationEventListener<ServerStartupEvent>, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstUsers.class);
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    private final List<FirstUser> configured;
    private final FirstStart start;
    private final @Nullable PublishedPasswords published;
    private final Migrations migrations;
    private Disposable work = Disposables.disposed();
    private volatile boolean done;
    private String lastWarning = "";

    FirstUsers(
            FirstUserSettings settings,
            FirstStart start,
            @Nullable PublishedPasswords published,
            Migrations migrations) {
        this.configured = FirstUser.of(settings);
        this.start = start;
        this.published = published;
        this.migrations = migrations;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        work = migrations
                .done()
                .then(provideAtLast())
                .subscribe(nothing -> {}, failure -> LOG.error("The first users cannot be added", failure), this::done);
    }

    private Mono<Void> provideAtLast() {
        return provide()
                .then(takeAwayPublished())
                .doOnError(this::warn)
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, RETRY_INTERVAL));
    }

    /** Several replicas may do this at the same time, with the same result. */
    private Mono<Void> provide() {
        return configured.isEmpty()
                ? Mono.defer(start::provideSomeone)
                : Flux.fromIterable(configured).concatMap(start::provide).then();
    }

    /** Runs after the settings are applied, which may replace a published password. */
    private Mono<Void> takeAwayPublished() {
        return published == null ? Mono.empty() : Mono.defer(published::takeAway);
    }

    /** Does not repeat the same warning every second. */
    private void warn(Throwable failure) {
        if (!failure.toString().equals(lastWarning)) {
            lastWarning = failure.toString();
            LOG.warn("The first users are not seen to yet, which is tried again: {}", lastWarning);
        }
    }

    private void done() {
        done = true;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = done ? HealthStatus.UP : HealthStatus.DOWN;
        return Mono.just(HealthResult.builder("first-users", status).build());
    }

    @PreDestroy
    void stop() {
        work.dispose();
    }
}
