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
 * Checks the scope that a refresh asks for before the refresh token is spent: a client that asks for too much must be
 * able to try again.
 */
@Singleton
final class RequestedScope {

    private final Sessions sessions;

    RequestedScope(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * The scope that this form asks for, if any.
     *
     * @return an error of {@code invalid_scope} if it is more than the refresh token was given for, of {@link
     *     NothingPermittedException} if nothing is left of it now
     */
    Mono<Optional<Scope>> forRefreshToken(String token, @Nullable String clientId, Form form) {
        Optional<Scope> asked = Scope.in(form);
        return find(token, clientId).doOnNext(live -> check(asked, live)).thenReturn(asked);
    }

    /** An invalid refresh token is ignored here; the attempt to spend it reports what is wrong. */
    private Mono<LiveRefreshToken> find(String token, @Nullable String clientId) {
        return sessions.find(token).filter(live -> Objects.equals(live.clientId(), clientId));
    }

    private static void check(Optional<Scope> asked, LiveRefreshToken live) {
        Collection<String> wanted =
                asked.map(scope -> scope.within(live.given()).values()).orElse(live.given());
        NothingPermittedException.check(wanted, live.scope());
    }
}
