package io.gatehouse.auth.key;

import io.gatehouse.auth.revocation.RevokedTokens;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Moves keys through their lifecycle, on schedule or when an administrator asks for it. Every step is one statement
 * that has no effect if another replica has already taken it.
 */
@Singleton
class KeyRotation implements ApplicationEventListener<ServerStartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    /** More than all statements of a look take, each of which the database ends after five seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SigningKeys keys;
    private final StoredKeyRepository stored;
    private final KeySettings settings;
    private final Disposable.Swap checking = Disposables.swap();

    KeyRotation(SigningKeys keys, StoredKeyRepository stored, KeySettings settings) {
        this.keys = keys;
        this.stored = stored;
        this.settings = settings;
    }

    /**
     * Makes the next key sign from now on.
     *
     * @return an error of {@link NextKeyTooNewException} if some checkers may not know it yet
     */
    Mono<Void> rotate() {
        return stored.findActiveFor(0)
                .flatMap(active -> rotate(active.kid()).filter(changed -> changed > 0))
                .switchIfEmpty(Mono.error(() -> new NextKeyTooNewException(settings.publishedBefore())))
                .then();
    }

    /**
     * The key with this {@code kid}.
     *
     * @return an error of {@link UnknownKeyException} if there is none
     */
    Mono<StoredKey> find(String kid) {
        return (SigningKey.isKid(kid) ? stored.findByKid(kid) : Mono.<StoredKey>empty())
                .switchIfEmpty(Mono.error(() -> new UnknownKeyException(kid)));
    }

    /** Removes a key that somebody else may have: it signs no more, and all its tokens are refused. */
    Mono<Void> remove(String kid) {
        return stored.removeAndRevoke(kid, RevokedTokens.KEY_DAYS)
                .doOnNext(removed -> LOG.warn("The signing key {} is removed, and its tokens are revoked", kid))
                .then();
    }

    /**
     * Reads the keys again, and creates those that are missing. Must not run in the transaction of a change, or it
     * would wait for itself: a key is created by whoever needs one first.
     */
    Mono<Void> readAgain() {
        return keys.load().then();
    }

    /** From now on looks every now and then what is due, one look after the other. */
    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        checking.replace(oneAfterTheOther(settings.checkInterval(), Mono.defer(this::check), this::failed)
                .subscribe());
    }

    /** A look that is not over in time is given up, as its connection may have gone without a word. */
    static Flux<Void> oneAfterTheOther(Duration interval, Mono<Void> look, Consumer<Throwable> failed) {
        return Flux.interval(Duration.ZERO, interval)
                .onBackpressureDrop()
                .concatMap(tick -> look.timeout(PATIENCE).doOnError(failed).onErrorComplete(), 1);
    }

    @PreDestroy
    void stop() {
        checking.dispose();
    }

    private Mono<Void> check() {
        return stored.removeDead()
                .doOnNext(KeyRotation::logRemoved)
                .then(Mono.defer(this::rotateIfDue))
                .then(Mono.defer(keys::load))
                .then();
    }

    private Mono<Long> rotateIfDue() {
        return stored.findActiveFor(settings.rotation().toSeconds()).flatMap(active -> rotate(active.kid()));
    }

    private Mono<Long> rotate(String kid) {
        return stored.rotate(kid, settings.publishedBefore().toSeconds()).doOnNext(changed -> logRotated(changed, kid));
    }

    private static void logRemoved(long removed) {
        if (removed > 0) {
            LOG.info("{} signing keys are removed: their last tokens are dead", removed);
        }
    }

    private static void logRotated(long changed, String kid) {
        if (changed > 0) {
            LOG.info("The signing key {} signs no more, the next one does", kid);
        }
    }

    /**
     * A key that cannot be decrypted will not fix itself: it stops a service that is still starting. Other failures pass.
     */
    private void failed(Throwable failure) {
        if (failure instanceof UnreadableKeyException && !keys.areKnown()) {
            LOG.error("The service stops: {}", failure.getMessage());
            Runtime.getRuntime().exit(1);
        }
        LOG.warn("The signing keys could not be looked after: {}", failure.toString());
    }
}
