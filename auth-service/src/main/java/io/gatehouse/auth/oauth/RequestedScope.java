package io.gatehouse.auth.oauth;

import io.gatehouse.auth.session.LiveRefreshToken;
import io.gatehouse.auth.session.Sessions;
import io.gatehouse.auth.token.NothingPermittedException;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Checks the scope a refresh asks for before the refresh token is spent: who asks for too much, or for what is not to be
 * had now, has to be able to try again.
 */
@Singleton
final class RequestedScope {

    private final Sessions sessions;

    RequestedScope(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * The scope this form asks for, if it does.
     *
     * @return an error of {@code invalid_scope} if it is more than the refresh token was given for, of
     *     {@link NothingPermittedException} if nothing is left of it now
     */
    Mono<Optional<Scope>> forRefreshToken(String token, @Nullable String clientId, Form form) {
        Optional<Scope> asked = Scope.in(form);
        return find(token, clientId).doOnNext(live -> check(asked, live)).thenReturn(asked);
    }

    /** What is wrong with a token that is found not to be good for anything, is said by whoever tries to spend it. */
    private Mono<LiveRefreshToken> find(String token, @Nullable String clientId) {
        return sessions.find(token).filter(live -> Objects.equals(live.clientId(), clientId));
    }

    private static void check(Optional<Scope> asked, LiveRefreshToken live) {
        Collection<String> wanted =
                asked.map(scope -> scope.within(live.given()).values()).orElse(live.given());
        NothingPermittedException.check(wanted, live.scope());
    }
}
