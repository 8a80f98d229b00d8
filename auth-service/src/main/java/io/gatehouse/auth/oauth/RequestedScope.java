package io.gatehouse.auth.oauth;

import io.gatehouse.auth.session.LiveRefreshToken;
import io.gatehouse.auth.session.Sessions;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Checks the scope a refresh asks for before the refresh token is spent: who asks for too much has to be able to try again.
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
     * @return an error of {@code invalid_scope} if it is more than the refresh token was given for
     */
    Mono<Optional<Scope>> forRefreshToken(String token, @Nullable String clientId, Form form) {
        Optional<Scope> asked = Scope.in(form);
        return asked.isEmpty()
                ? Mono.just(asked)
                : check(asked.get(), token, clientId).thenReturn(asked);
    }

    /** What is wrong with a token that is found not to be good for anything, is said by whoever tries to spend it. */
    private Mono<Scope> check(Scope asked, String token, @Nullable String clientId) {
        return sessions.find(token)
                .filter(live -> Objects.equals(live.clientId(), clientId))
                .map(LiveRefreshToken::scope)
                .map(asked::within);
    }
}
