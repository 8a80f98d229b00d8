package io.gatehouse.shared.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.gatehouse.shared.testing.TestClock;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class KeySetTest {

    private static final RSAKey KEY = TestAuthorizationServer.newKey("first");
    private static final RSAKey NEXT_KEY = TestAuthorizationServer.newKey("next");
    private static final Duration REFETCH_INTERVAL = Duration.ofSeconds(5);
    private static final Duration REFRESH = Duration.ofMinutes(1);

    private final CountingServer server = new CountingServer();
    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T08:00:00Z"));
    private final Revocations revocations = new Revocations(server);
    private final KeySet keys = new KeySet(
            server,
            revocations,
            new TokenSettings("issuer", "audience", Duration.ofSeconds(1), REFRESH, REFETCH_INTERVAL),
            clock);

    @Test
    void fetchesTheKeysWhenTheFirstTokenComes() {
        StepVerifier.create(keys.verifier("first")).expectNextCount(1).verifyComplete();
    }

    @Test
    void fetchesOnceForAFloodOfUnknownKeys() {
        keys.refresh();
        clock.advance(REFETCH_INTERVAL);

        Flux<?> flood = Flux.range(0, 10_000).flatMap(number -> keys.verifier("unknown-" + number));

        StepVerifier.create(flood).verifyComplete();
        assertThat(server.fetches).isEqualTo(2);
    }

    @Test
    void fetchesNothingForAFloodRightAfterAFetch() {
        keys.refresh();

        Flux<?> flood = Flux.range(0, 10_000).flatMap(number -> keys.verifier("unknown-" + number));

        StepVerifier.create(flood).verifyComplete();
        assertThat(server.fetches).isEqualTo(1);
    }

    @Test
    void findsANewKeyOnceTheIntervalIsOver() {
        keys.refresh();
        server.published = List.of(KEY, NEXT_KEY);

        StepVerifier.create(keys.verifier("next")).verifyComplete();
        clock.advance(REFETCH_INTERVAL);
        StepVerifier.create(keys.verifier("next")).expectNextCount(1).verifyComplete();
    }

    @Test
    void asksAgainInTheBackgroundWhenTheKeysAreOld() {
        keys.refresh();
        clock.advance(REFRESH.minusMillis(1));
        keys.refresh();
        assertThat(server.fetches).isEqualTo(1);

        clock.advance(Duration.ofMillis(1));
        keys.refresh();

        assertThat(server.fetches).isEqualTo(2);
    }

    @Test
    void goesOnAskingWhenTheClockIsSetBack() {
        keys.refresh();
        clock.advance(Duration.ofDays(-1));
        keys.refresh();
        clock.advance(REFRESH);
        keys.refresh();

        assertThat(server.fetches).isEqualTo(3);
    }

    @Test
    void forgetsAKeyThatIsNoLongerPublished() {
        keys.refresh();
        server.published = List.of(NEXT_KEY);
        clock.advance(REFRESH);
        keys.refresh();

        assertThat(keys.contains("first")).isFalse();
        assertThat(keys.contains("next")).isTrue();
    }

    @Test
    void forgetsAKeyThatIsRevokedAlthoughItIsStillPublished() {
        keys.refresh();
        server.revoked = List.of("first");
        revocations.refresh();
        clock.advance(REFRESH);
        keys.refresh();

        StepVerifier.create(keys.verifier("first")).verifyComplete();
        assertThat(keys.contains("first")).isFalse();
    }

    @Test
    void keepsTheKeysWhileTheServerIsAway() {
        keys.refresh();
        server.away = true;
        clock.advance(REFRESH);
        keys.refresh();

        StepVerifier.create(keys.verifier("first")).expectNextCount(1).verifyComplete();
        StepVerifier.create(keys.verifier("unknown")).verifyComplete();
    }

    @Test
    void keepsTheKeysWhenTheServerTalksNonsense() {
        keys.refresh();
        server.nonsense = true;
        clock.advance(REFRESH);
        keys.refresh();

        assertThat(keys.contains("first")).isTrue();
    }

    @Test
    void saysSoWhenNoKeyHasEverBeenSeen() {
        server.away = true;

        StepVerifier.create(keys.verifier("first")).verifyError(KeysUnavailableException.class);
        assertThat(keys.isKnown()).isFalse();
    }

    @Test
    void saysSoWhenNoListOfRevocationsHasEverBeenSeen() {
        server.listAway = true;

        StepVerifier.create(keys.verifier("first")).verifyError(KeysUnavailableException.class);
    }

    @Test
    void doesNotFetchAgainBeforeTheLastFetchIsOver() {
        server.answers = Sinks.one();
        keys.refresh();
        clock.advance(REFRESH);
        keys.refresh();
        assertThat(server.fetches).isEqualTo(1);

        server.answers.tryEmitValue(server.document());
        assertThat(keys.contains("first")).isTrue();
        clock.advance(REFRESH);
        keys.refresh();

        assertThat(server.fetches).isEqualTo(2);
    }

    @Test
    void recoversByItself() {
        server.away = true;
        keys.refresh();
        server.away = false;
        keys.refresh();

        assertThat(keys.contains("first")).isTrue();
    }

    /** Publishes keys, and counts how often they are fetched. */
    private static final class CountingServer implements AuthorizationServer {

        private List<RSAKey> published = List.of(KEY);
        private List<String> revoked = List.of();
        private boolean away;
        private boolean nonsense;
        private boolean listAway;
        private Sinks.@Nullable One<String> answers;
        private int fetches;

        @Override
        public Publisher<String> keys() {
            fetches++;
            if (answers != null) {
                return answers.asMono();
            }
            return away ? Mono.error(new ConnectException("refused")) : Mono.just(nonsense ? "<html>" : document());
        }

        @Override
        public Publisher<RevocationList> revocations() {
            return listAway
                    ? Mono.error(new ConnectException("refused"))
                    : Mono.just(new RevocationList(List.of(), Map.of(), revoked));
        }

        private String document() {
            return new JWKSet(List.copyOf(published)).toString();
        }
    }
}
