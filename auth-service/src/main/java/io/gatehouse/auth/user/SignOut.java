package io.gatehouse.auth.user;

import io.gatehouse.auth.revocation.RevokedTokens;
import io.gatehouse.auth.session.Sessions;
import jakarta.inject.Singleton;
import reactor.core.publisher.Mono;

/** Signs users out everywhere. */
@Singleton
public final class SignOut {

    private final Sessions sessions;
    private final RevokedTokens revoked;

    SignOut(Sessions sessions, RevokedTokens revoked) {
        this.sessions = sessions;
        this.revoked = revoked;
    }

    /** Ends every session of this user: refresh tokens at once, and every access token within two seconds. */
    public Mono<Void> everywhere(User user) {
        return sessions.endAllOf(user.id()).then(revoked.revokeSubject(user.username()));
    }
}
