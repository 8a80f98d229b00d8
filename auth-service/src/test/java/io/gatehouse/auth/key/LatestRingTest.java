package io.gatehouse.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class LatestRingTest {

    private final LatestRing latest = new LatestRing();
    private final KeyRing withKey = new KeyRing(List.of(key()));
    private final KeyRing without = new KeyRing(List.of());

    @Test
    void isEmptyUntilKeysHaveBeenRead() {
        assertThat(latest.ring()).isEmpty();

        assertThat(latest.keep(Mono.just(withKey)).block()).isEqualTo(withKey);
        assertThat(latest.ring()).hasValue(withKey);
    }

    /** Otherwise a key that was removed would come back for as long as it takes to read the keys again. */
    @Test
    void anEarlierReadingThatEndsLaterChangesNothing() {
        Sinks.One<KeyRing> slow = Sinks.one();
        Mono<KeyRing> earlier = latest.keep(slow.asMono()).cache();
        earlier.subscribe();
        latest.keep(Mono.just(without)).block();

        slow.tryEmitValue(withKey).orThrow();

        assertThat(earlier.block()).isEqualTo(without);
        assertThat(latest.ring()).hasValue(without);
    }

    private static RSAKey key() {
        return SigningKey.generate();
    }
}
