package io.gatehouse.auth.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gatehouse.shared.request.CallerNetwork;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Stops callers that send wrong secrets before they reach the database. Secrets cannot be guessed, so a client is
 * refused only in the network its wrong secrets come from; otherwise anyone who knows its id could lock it out. Each
 * replica counts for itself.
 */
@Singleton
final class ClientThrottle {

    private final ClientLoginSettings settings;
    private final Clock clock;
    private final Cache<String, Failures> failures;

    ClientThrottle(ClientLoginSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.failures = Caffeine.newBuilder()
                .maximumSize(settings.remembered())
                .expireAfterWrite(settings.window())
                .build();
    }

    /**
     * Lets the attempt pass or throws.
     *
     * @throws TooManyWrongSecretsException if too many like it have failed
     */
    void check(String clientId, String address) {
        String network = network(address);
        check(key(clientId, network), settings.failuresPerClient());
        check(network, settings.failuresPerAddress());
    }

    /**
     * Counts a wrong secret or an unknown client. An id that no client can have is not remembered, because its length
     * is up to the sender.
     */
    void failed(String clientId, String address) {
        String network = network(address);
        count(network);
        if (ClientId.isWellFormed(clientId)) {
            count(key(clientId, network));
        }
    }

    private void check(String key, int limit) {
        Failures counted = failures.getIfPresent(key);
        if (counted != null && counted.count() >= limit && counted.countsAt(clock.instant())) {
            throw new TooManyWrongSecretsException(Duration.between(clock.instant(), counted.until()));
        }
    }

    private void count(String key) {
        Instant now = clock.instant();
        Failures first = new Failures(1, now.plus(settings.window()));
        failures.asMap().merge(key, first, (counted, one) -> counted.countsAt(now) ? counted.andOneMore() : one);
    }

    private static String network(String address) {
        return CallerNetwork.of(address).getHostAddress();
    }

    private static String key(String clientId, String network) {
        return clientId + " from " + network;
    }

    /** The number of failures, and the time until which they count. */
    private record Failures(int count, Instant until) {

        boolean countsAt(Instant now) {
            return until.isAfter(now);
        }

        Failures andOneMore() {
            return new Failures(count + 1, until);
        }
    }
}
