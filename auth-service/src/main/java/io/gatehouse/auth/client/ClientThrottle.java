package io.gatehouse.auth.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gatehouse.shared.request.CallerNetwork;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps who sends wrong secrets from the database. Nobody guesses a secret, so a client is only refused in the network
 * its wrong secrets come from: whoever knows its id could lock it out otherwise. Each replica counts for itself.
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
     * Lets the try pass.
     *
     * @throws TooManyWrongSecretsException if too many like it failed
     */
    void check(String clientId, String address) {
        String network = network(address);
        check(key(clientId, network), settings.failuresPerClient());
        check(network, settings.failuresPerAddress());
    }

    /**
     * Takes notice of a wrong secret, or of a client that there is not. A name that no client can have is not remembered:
     * its sender decides how long it is.
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
        return CallerNetwork.of(InetAddress.ofLiteral(address)).getHostAddress();
    }

    private static String key(String clientId, String network) {
        return clientId + " from " + network;
    }

    /** How many there were, and until when they count. */
    private record Failures(int count, Instant until) {

        boolean countsAt(Instant now) {
            return until.isAfter(now);
        }

        Failures andOneMore() {
            return new Failures(count + 1, until);
        }
    }
}
