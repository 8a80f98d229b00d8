package io.gatehouse.shared.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * auth-service's public keys, kept in memory: refreshed in the background, fetched for an unknown {@code kid} at most
 * once per interval, and kept while auth-service is away. A key that is known to be revoked no longer counts.
 */
@Singleton
public class KeySet {

    private static final Logger LOG = LoggerFactory.getLogger(KeySet.class);

    private final Poll poll;
    private final Revocations revocations;
    private final TokenSettings settings;
    private final Clock clock;
    private volatile Map<String, JWSVerifier> verifiers = Map.of();
    private volatile boolean away;
    private long lastFetchMillis;

    KeySet(AuthorizationServer server, Revocations revocations, TokenSettings settings, Clock clock) {
        this.poll = Poll.of(() -> parsed(server.keys()), this::accept, this::keep);
        this.revocations = revocations;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether this key still counts: tokens of a removed or revoked key are invalid. */
    public boolean contains(String kid) {
        return verifiers.containsKey(kid) && !revocations.containsKey(kid);
    }

    /** Whether any key has been fetched yet. */
    public boolean isKnown() {
        return !verifiers.isEmpty();
    }

    /** How long ago the keys were fetched. */
    Duration age() {
        return poll.age();
    }

    /**
     * The verifier for signatures of this key; empty if there is no such key.
     *
     * @return an error of {@link KeysUnavailableException} if the keys or the revocations have never been fetched
     */
    Mono<JWSVerifier> verifier(String kid) {
        return revocations
                .known()
                .then(Mono.defer(() -> revocations.containsKey(kid) ? Mono.empty() : knownOrFetched(kid)));
    }

    private Mono<JWSVerifier> knownOrFetched(String kid) {
        JWSVerifier known = verifiers.get(kid);
        return known != null
                ? Mono.just(known)
                : fetchIfOlderThan(settings.keysRefetchInterval()).then(Mono.defer(() -> lookUp(kid)));
    }

    private Mono<JWSVerifier> lookUp(String kid) {
        return isKnown() ? Mono.justOrEmpty(verifiers.get(kid)) : Mono.error(KeysUnavailableException.noKeys());
    }

    @Scheduled(fixedDelay = "${token.poll-interval}")
    void refresh() {
        fetchIfOlderThan(isKnown() ? settings.keysRefresh() : Duration.ZERO).subscribe();
    }

    /**
     * One fetch serves all who ask at the same time, and none is made if the last one is recent. If the clock was set
     * back, the age of the last fetch is unknown, and the keys are fetched rather than kept for too long.
     */
    private synchronized Mono<Void> fetchIfOlderThan(Duration age) {
        if (Math.abs(clock.millis() - lastFetchMillis) < age.toMillis()) {
            return poll.last();
        }
        lastFetchMillis = clock.millis();
        return poll.ask();
    }

    private static Mono<Map<String, JWSVerifier>> parsed(Publisher<String> json) {
        return Mono.from(json).flatMap(text -> Mono.fromCallable(() -> parse(text)));
    }

    private void accept(Map<String, JWSVerifier> fetched) {
        if (away || !fetched.keySet().equals(verifiers.keySet())) {
            LOG.info("Tokens are checked with the keys {}", fetched.keySet());
        }
        verifiers = fetched;
        away = false;
    }

    private void keep(Throwable failure) {
        if (!away) {
            LOG.warn("auth-service's keys could not be fetched, {} known: {}", verifiers.size(), failure.toString());
        }
        away = true;
    }

    private static Map<String, JWSVerifier> parse(String json) throws ParseException, JOSEException {
        Map<String, JWSVerifier> parsed = new HashMap<>();
        for (JWK key : JWKSet.parse(json).getKeys()) {
            if (KeyType.RSA.equals(key.getKeyType()) && key.getKeyID() != null) {
                parsed.put(key.getKeyID(), new RSASSAVerifier(key.toRSAKey()));
            }
        }
        return Map.copyOf(parsed);
    }
}
