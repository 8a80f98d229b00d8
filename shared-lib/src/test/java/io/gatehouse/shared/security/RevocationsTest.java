package io.gatehouse.shared.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

class RevocationsTest {

    private final ListingServer server = new ListingServer();
    private final Revocations revocations = new Revocations(server);

    @Test
    void knowsWhatIsOnTheList() {
        server.revoked = List.of("one", "two");
        revocations.refresh();

        assertThat(revocations.contains("one")).isTrue();
        assertThat(revocations.contains("two")).isTrue();
        assertThat(revocations.contains("three")).isFalse();
    }

    @Test
    void keepsTheListWhileTheServerIsAway() {
        server.revoked = List.of("one");
        revocations.refresh();
        server.away = true;
        revocations.refresh();

        assertThat(revocations.contains("one")).isTrue();
    }

    @Test
    void forgetsWhatIsNoLongerOnTheList() {
        server.revoked = List.of("one");
        revocations.refresh();
        server.revoked = List.of();
        revocations.refresh();

        assertThat(revocations.contains("one")).isFalse();
    }

    private static final class ListingServer implements AuthorizationServer {

        private List<String> revoked = List.of();
        private boolean away;

        @Override
        public Publisher<String> keys() {
            return Mono.never();
        }

        @Override
        public Publisher<RevocationList> revocations() {
            return away ? Mono.error(new ConnectException("refused")) : Mono.just(new RevocationList(revoked));
        }
    }
}
