package io.gatehouse.auth.oauth;

import io.gatehouse.auth.client.Client;
import io.gatehouse.auth.revocation.RevokedTokens;
import io.gatehouse.auth.session.Session;
import io.gatehouse.auth.session.Sessions;
import io.gatehouse.auth.token.Grant;
import jakarta.inject.Singleton;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Takes a token back from whoever it was given to, and from nobody else. */
@Singleton
final class Revoker {

    private final AccessTokens accessTokens;
    private final Sessions sessions;
    private final RevokedTokens revoked;

    Revoker(AccessTokens accessTokens, Sessions sessions, RevokedTokens revoked) {
        this.accessTokens = accessTokens;
        this.sessions = sessions;
        this.revoked = revoked;
    }

    /**
     * Revokes a token and the session it belongs to; nothing happens to one that does not work anyway.
     *
     * @return an error of {@code invalid_grant} if the token was given to another client
     */
    Mono<Void> revoke(String token, Optional<Client> client) {
        String clientId = client.map(Client::clientId).orElse(Grant.OWN_CLIENT);
        return TokenShape.isAccessToken(token) ? revokeAccess(token, clientId) : revokeRefresh(token, clientId);
    }

    private Mono<Void> revokeAccess(String token, String clientId) {
        return accessTokens
                .check(token)
                .doOnNext(known -> check(known.clientId(), clientId))
                .flatMap(known -> revoked.revoke(known.bearer()));
    }

    private Mono<Void> revokeRefresh(String token, String clientId) {
        return sessions.sessionOf(token)
                .doOnNext(session -> check(session.holder().orElse(Grant.OWN_CLIENT), clientId))
                .map(Session::id)
                .flatMap(revoked::revokeSession);
    }

    private static void check(String holder, String clientId) {
        if (!holder.equals(clientId)) {
            throw OAuthException.invalidGrant("The token was not given to this client");
        }
    }
}
