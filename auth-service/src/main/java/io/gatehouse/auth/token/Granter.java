package io.gatehouse.auth.token;

import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.login.Credentials;
import io.gatehouse.auth.login.Login;
import io.gatehouse.auth.login.WrongCredentialsException;
import io.gatehouse.auth.session.ContinuedSession;
import io.gatehouse.auth.session.InvalidRefreshTokenException;
import io.gatehouse.auth.session.Sessions;
import io.gatehouse.auth.user.User;
import io.gatehouse.auth.user.UserRepository;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Decides what a caller is granted: for a password, for a refresh token, or as a guest. */
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

    Mono<Grant> forPassword(Credentials credentials, Origin origin) {
        return login.check(credentials, origin, user -> grant(user, sessions.start(user.id(), user.passwordHash())));
    }

    /**
     * The grant for a client that was given the user's password, limited to these scopes.
     *
     * @return an error of {@link NothingPermittedException} if the user may do nothing of it, and as for a login
     */
    public Mono<Grant> forPassword(Credentials credentials, Origin origin, String clientId, List<String> scopes) {
        return login.check(credentials, origin, user -> {
            NothingPermittedException.check(scopes, user.effectivePermissions());
            return grant(user, sessions.start(user.id(), user.passwordHash(), clientId, scopes));
        });
    }

    /**
     * The grant for a refresh token, with the user's current permissions. The refresh token is spent last, when nothing
     * else can fail.
     *
     * @param clientId who sends the refresh token; null for the user
     */
    public Mono<Grant> forRefreshToken(String refreshToken, @Nullable String clientId, Origin origin) {
        return sessions.userOf(refreshToken)
                .flatMap(users::findById)
                .switchIfEmpty(Mono.error(InvalidRefreshTokenException::new))
                .flatMap(user ->
                        sessions.refresh(refreshToken, clientId, origin).map(session -> Grant.of(user, session)));
    }

    Mono<Grant> forGuest() {
        return guests.enabled() ? Mono.just(Grant.of(guests)) : Mono.error(GuestsDisabledException::new);
    }

    /** An error of {@link WrongCredentialsException} if the user was disabled, or got another password, since. */
    Mono<Grant> inNewSession(User user) {
        return grant(user, sessions.start(user.id(), user.passwordHash()))
                .switchIfEmpty(Mono.error(WrongCredentialsException::new));
    }

    private static Mono<Grant> grant(User user, Mono<ContinuedSession> started) {
        return started.map(session -> Grant.of(user, session));
    }
}
