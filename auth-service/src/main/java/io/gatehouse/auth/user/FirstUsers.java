package io.gatehouse.auth.user;

import io.gatehouse.auth.password.PasswordHasher;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Adds the users that the settings ask for, as soon as the database can be reached; the service is not ready before. */
@Singleton
@Readiness
final class FirstUsers implements ApplicationEventListener<ServerStartupEvent>, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstUsers.class);
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    private final FirstUserSettings settings;
    private final PasswordHasher hasher;
    private final UserRepository users;
    private Disposable work = Disposables.disposed();
    private volatile boolean done;

    FirstUsers(FirstUserSettings settings, PasswordHasher hasher, UserRepository users) {
        this.settings = settings;
        this.hasher = hasher;
        this.users = users;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        work = Flux.fromIterable(FirstUser.of(settings))
                .concatMap(this::store)
                .then()
                .subscribe(nothing -> {}, failure -> LOG.error("The first users cannot be added", failure), this::done);
    }

    /** Two replicas may do this at the same time, with the same outcome. */
    private Mono<User> store(FirstUser user) {
        return hasher.hash(user.password())
                .flatMap(hash -> users.addOrChange(
                                user.username(), hash, user.permissions().names())
                        .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, RETRY_INTERVAL)))
                .doOnNext(stored -> LOG.info("{} can log in, with the permissions {}", user, stored.permissions()));
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
