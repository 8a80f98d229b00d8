package io.gatehouse.shared.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class RevocationsTest {

    private final ListingServer server = new ListingServer();
    private final Revocations revocations = new Revocations(server);

    @Test
    void knowsWhatIsOnTheList() {
        server.revoked = tokens("one", "two");
        revocations.refresh();

        assertThat(revocations.containsToken("one")).isTrue();
        assertThat(revocations.containsToken("two")).isTrue();
        assertThat(revocations.containsToken("three")).isFalse();
    }

    @Test
    void keepsTheListWhileTheServerIsAway() {
        server.revoked = tokens("one");
        revocations.refresh();
        server.away = true;
        revocations.refresh();

        assertThat(revocations.containsToken("one")).isTrue();
    }

    @Test
    void areAsOldAsTheLastAnswerWhetherOrNotOneCameLater() {
        long asked = System.nanoTime();
        revocations.refresh();
        long answered = System.nanoTime();
        server.away = true;
        revocations.refresh();

        long before = System.nanoTime();
        long age = revocations.age().toNanos();
        assertThat(age).isBetween(before - answered, System.nanoTime() - asked);
    }

    @Test
    void areNoYoungerForAnAnswerWithoutAList() {
        revocations.refresh();
        long answered = System.nanoTime();
        server.answer = Mono.empty();
        revocations.refresh();
        long later = System.nanoTime();

        assertThat(revocations.age().toNanos()).isGreaterThanOrEqualTo(later - answered);
    }

    @Test
    void isNotKnownBeforeTheFirstList() {
        server.away = true;
        revocations.refresh();

        assertThat(revocations.isKnown()).isFalse();
        StepVerifier.create(revocations.known()).verifyError(KeysUnavailableException.class);
    }

    @Test
    void isKnownFromTheFirstListOn() {
        StepVerifier.create(revocations.known()).verifyComplete();
        server.away = true;
        revocations.refresh();

        assertThat(revocations.isKnown()).isTrue();
        StepVerifier.create(revocations.known()).verifyComplete();
    }

    @Test
    void doesNotAskAgainWhileAnAnswerIsAwaited() {
        Sinks.One<RevocationList> first = Sinks.one();
        server.answer = first.asMono();
        revocations.refresh();
        server.answer = Mono.just(tokens("newer"));
        revocations.refresh();
        assertThat(revocations.isKnown()).isFalse();

        first.tryEmitValue(tokens("older"));
        revocations.refresh();

        assertThat(revocations.containsToken("newer")).isTrue();
        assertThat(revocations.containsToken("older")).isFalse();
    }

    @Test
    void asksAgainAfterAnAnswerThatNeverCame() {
        server.answer = Mono.never();
        StepVerifier.withVirtualTime(() -> new Revocations(server).known())
                .thenAwait(Poll.PATIENCE)
                .verifyError(KeysUnavailableException.class);
    }

    @Test
    void asksTheNextAddressAtOnceWhenOneIsDead() {
        AtomicInteger asked = new AtomicInteger();
        server.answer = Mono.defer(() -> asked.incrementAndGet() == 1
                ? Mono.error(new ConnectException("refused"))
                : Mono.just(RevocationList.EMPTY));

        revocations.refresh();

        assertThat(revocations.isKnown()).isTrue();
    }

    @Test
    void forgetsWhatIsNoLongerOnTheList() {
        server.revoked = tokens("one");
        revocations.refresh();
        server.revoked = tokens();
        revocations.refresh();

        assertThat(revocations.containsToken("one")).isFalse();
    }

    @Test
    void knowsSubjectsByTheGenerationOfTheirTokens() {
        server.revoked = new RevocationList(List.of(), Map.of("ada", 7L), List.of());
        revocations.refresh();

        assertThat(revocations.containsSubject("ada", 0)).isTrue();
        assertThat(revocations.containsSubject("ada", 6)).isTrue();
        assertThat(revocations.containsSubject("ada", 7)).isFalse();
        assertThat(revocations.containsSubject("Ada", 0)).isFalse();
    }

    @Test
    void knowsKeys() {
        server.revoked = new RevocationList(List.of(), Map.of(), List.of("stolen"));
        revocations.refresh();

        assertThat(revocations.containsKey("stolen")).isTrue();
        assertThat(revocations.containsKey("other")).isFalse();
    }

    @Test
    void takesTheListOfAnOlderAuthService() throws IOException {
        try (ApplicationContext context = ApplicationContext.run()) {
            String json = "{\"tokens\":[\"one\"]}";

            server.revoked = context.getBean(ObjectMapper.class).readValue(json, RevocationList.class);
            revocations.refresh();
        }

        assertThat(revocations.containsToken("one")).isTrue();
        assertThat(revocations.containsSubject("ada", 0)).isFalse();
        assertThat(revocations.containsKey("stolen")).isFalse();
    }

    private static RevocationList tokens(String... ids) {
        return new RevocationList(List.of(ids), Map.of(), List.of());
    }

    private static final class ListingServer implements AuthorizationServer {

        private RevocationList revoked = RevocationList.EMPTY;
        private boolean away;
        private @Nullable Mono<RevocationList> answer;

        @Override
        public Publisher<String> keys() {
            return Mono.never();
        }

        @Override
        public Publisher<RevocationList> revocations() {
            if (answer != null) {
                return answer;
            }
            return away ? Mono.error(new ConnectException("refused")) : Mono.just(revoked);
        }
    }
}
