package io.gatehouse.auth.token;

import io.gatehouse.auth.login.Credentials;
import io.gatehouse.auth.login.Login;
import io.gatehouse.auth.session.ContinuedSession;
import io.gatehouse.auth.session.InvalidRefreshTokenException;
import io.gatehouse.auth.session.Sessions;
import io.gatehouse.auth.user.User;
import io.gatehouse.auth.user.UserRepository;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Decides who is granted what: for a password, for a refresh token, or for being a guest. */
@Singleton
public final class Granter {

    private final Login login;
    private final Sessions sessions;
    private final UserRepository users;
    private final GuestSettings guests;

    Granter(Login login, Sessions sessions, UserRepository users, GuestSettings guests) {
        this.login = login;
        this.sessions = sessions;
        this.users = users;
        this.guests = guests;
    }

    Mono<Grant> forPassword(Credentials credentials, String address) {
        return login.check(credentials, address).flatMap(this::inNewSession);
    }

    /** For a client that was trusted with the user's password, and for no more than these scopes. */
    public Mono<Grant> forPassword(Credentials credentials, String address, String clientId, List<String> scopes) {
        return login.check(credentials, address)
                .flatMap(user -> sessions.start(user.id(), clientId, scopes).map(session -> Grant.of(user, session)));
    }

    /**
     * With the permissions the user has now.
     *
     * @param clientId who sends the refresh token; null for the user
     */
    public Mono<Grant> forRefreshToken(String refreshToken, @Nullable String clientId) {
        return sessions.refresh(refreshToken, clientId).flatMap(this::inContinuedSession);
    }

    Mono<Grant> forGuest() {
        return guests.enabled() ? Mono.just(Grant.of(guests)) : Mono.error(GuestsDisabledException::new);
    }

    private Mono<Grant> inNewSession(User user) {
        return sessions.start(user.id()).map(session -> Grant.of(user, session));
    }

    private Mono<Grant> inContinuedSession(ContinuedSession session) {
        return users.findById(session.userId())
                .map(user -> Grant.of(user, session))
                .switchIfEmpty(Mono.error(InvalidRefreshTokenException::new));
    }
}
