package io.gatehouse.auth.key;

import com.nimbusds.jose.jwk.RSAKey;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The signing keys: the first is made by whichever replica comes first, and remembered by each of them. */
@Singleton
public final class SigningKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private final StoredKeyRepository stored;
    private final Mono<KeyRing> ring;

    SigningKeys(StoredKeyRepository stored) {
        this.stored = stored;
        this.ring = Mono.defer(this::loadOrCreate)
                .map(KeyRing::of)
                .cache(found -> FOR_EVER, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** The keys, read from the database the first time it can be reached. */
    public Mono<KeyRing> ring() {
        return ring;
    }

    private Mono<List<StoredKey>> loadOrCreate() {
        return load().switchIfEmpty(Mono.defer(this::create).then(Mono.defer(this::load)));
    }

    private Mono<List<StoredKey>> load() {
        return stored.findAll().collectList().filter(keys -> keys.stream().anyMatch(StoredKey::active));
    }

    private Mono<Long> create() {
        return Mono.fromCallable(SigningKey::generate)
                .subscribeOn(Schedulers.parallel())
                .flatMap(this::add);
    }

    private Mono<Long> add(RSAKey key) {
        return stored.addIfNoneIsActive(key.getKeyID(), SigningKey.toPkcs8(key))
                .filter(added -> added > 0)
                .doOnNext(added -> LOG.info("Made the signing key {}", key.getKeyID()));
    }
}
