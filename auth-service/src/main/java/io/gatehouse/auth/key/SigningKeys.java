package io.gatehouse.auth.key;

import com.nimbusds.jose.jwk.RSAKey;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The signing keys. For each token the database determines which of them signs, so a rotation takes effect at all
 * replicas with the next token; the keys themselves are cached.
 */
@Singleton
public final class SigningKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    private static final int ATTEMPTS = 3;

    private final StoredKeyRepository stored;
    private final IssuingRepository issuing;
    private final KeyCipher cipher;
    private final Mono<Long> addActive;
    private final Mono<Long> addNext;
    private final LatestRing latest = new LatestRing();

    SigningKeys(StoredKeyRepository stored, IssuingRepository issuing, KeyCipher cipher) {
        this.stored = stored;
        this.issuing = issuing;
        this.cipher = cipher;
        this.addActive = Mono.defer(() -> add(stored::addActive)).cacheInvalidateIf(done -> true);
        this.addNext = Mono.defer(() -> add(stored::addNext)).cacheInvalidateIf(done -> true);
    }

    /** The keys as of the last look. */
    public Mono<KeyRing> ring() {
        return Mono.justOrEmpty(latest.ring())
                .switchIfEmpty(Mono.defer(() -> current().then(Mono.defer(this::read))));
    }

    /**
     * The key and generation for the next token. Must be read before deciding what is granted: if the subject is
     * revoked in between, the token has an earlier generation and is refused.
     *
     * @param lifetimeSeconds how long the token will live
     */
    public Mono<Issuing> issuing(long lifetimeSeconds) {
        return Mono.defer(this::current)
                .flatMap(row -> withLifetime(row, lifetimeSeconds))
                .flatMap(this::withKey)
                .repeatWhenEmpty(ATTEMPTS, attempts -> attempts);
    }

    /** Reads the keys from the database, and creates those that are missing. */
    Mono<KeyRing> load() {
        return current()
                .filter(row -> row.nextKid() == null)
                .flatMap(row -> addNext)
                .then(Mono.defer(this::read));
    }

    /** Whether the keys have been read yet. */
    boolean areKnown() {
        return latest.ring().isPresent();
    }

    /** Creates the first key if there is none. */
    private Mono<IssuingRow> current() {
        return issuing.find()
                .filter(row -> row.activeKid() != null)
                .switchIfEmpty(addActive.then(Mono.defer(issuing::find)));
    }

    /** Takes a good part of a second; whoever needs a key in the meantime waits for this one. */
    private Mono<Long> add(Addition addition) {
        return Mono.fromCallable(SigningKey::generate)
                .subscribeOn(Schedulers.parallel())
                .flatMap(key -> addition.add(
                                key.getKeyID(), cipher.seal(key.getKeyID(), SigningKey.toPkcs8(key)), cipher.isOn())
                        .doOnNext(added -> logAdded(added, key.getKeyID())));
    }

    /** Usually only a comparison; writes if the setting has changed. */
    private Mono<IssuingRow> withLifetime(IssuingRow row, long lifetimeSeconds) {
        return row.lifetimeSeconds() == lifetimeSeconds
                ? Mono.just(row)
                : issuing.changeLifetime(lifetimeSeconds).thenReturn(row);
    }

    /** Empty if the key was removed just now. */
    private Mono<Issuing> withKey(IssuingRow row) {
        return Mono.justOrEmpty(row.activeKid()).flatMap(this::key).map(key -> new Issuing(key, row.generation()));
    }

    private Mono<RSAKey> key(String kid) {
        return ring().mapNotNull(known -> known.find(kid).orElse(null))
                .switchIfEmpty(Mono.defer(this::read)
                        .mapNotNull(known -> known.find(kid).orElse(null)));
    }

    private Mono<KeyRing> read() {
        return latest.keep(
                stored.findPublished().concatMap(this::open).collectList().map(KeyRing::new));
    }

    private Mono<RSAKey> open(StoredKey key) {
        byte[] bytes = key.sealed() ? cipher.open(key.kid(), key.privateKey()) : key.privateKey();
        Mono<RSAKey> opened = Mono.fromCallable(() -> SigningKey.fromPkcs8(bytes));
        return isSealedAsItShouldBe(key) ? opened : seal(key, bytes).then(opened);
    }

    private boolean isSealedAsItShouldBe(StoredKey key) {
        return key.sealed() ? cipher.isByFirst(key.kid(), key.privateKey()) : !cipher.isOn();
    }

    private Mono<Long> seal(StoredKey key, byte[] bytes) {
        return stored.seal(key.kid(), key.privateKey(), cipher.seal(key.kid(), bytes))
                .filter(count -> count > 0)
                .doOnNext(count -> LOG.info("The signing key {} is encrypted anew", key.kid()));
    }

    private static void logAdded(long added, String kid) {
        if (added > 0) {
            LOG.info("Made the signing key {}", kid);
        }
    }

    /** One of the two ways to add a key. */
    @FunctionalInterface
    private interface Addition {
        Mono<Long> add(String kid, byte[] privateKey, boolean sealed);
    }
}
