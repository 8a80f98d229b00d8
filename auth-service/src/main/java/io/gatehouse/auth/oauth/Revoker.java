package io.gatehouse.auth.oauth;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.Audit;
import io.gatehouse.auth.audit.AuditEntry;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.client.Client;
import io.gatehouse.auth.session.RevokedSessions;
import io.gatehouse.auth.session.Session;
import io.gatehouse.auth.session.Sessions;
import io.gatehouse.auth.token.Grant;
import io.gatehouse.auth.user.User;
import io.gatehouse.auth.user.UserRepository;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Revokes tokens on behalf of whoever they were issued to, and nobody else. */
@Singleton
final class Revoker {

    private final AccessTokens accessTokens;
    private final Sessions sessions;
    private final RevokedSessions revoked;
    private final UserRepository users;
    private final Audit audit;

    Revoker(AccessTokens accessTokens, Sessions sessions, RevokedSessions revoked, UserRepository users, Audit audit) {
        this.accessTokens = accessTokens;
        this.sessions = sessions;
        this.revoked = revoked;
        this.users = users;
        this.audit = audit;
    }

    /**
     * Revokes a token and the session it belongs to; does nothing if the token is not valid anyway.
     *
     * @return an error of {@code invalid_grant} if the token was given to another client
     */
    Mono<Void> revoke(String token, Optional<Client> client, Origin origin) {
        Optional<String> clientId = client.map(Client::clientId);
        return TokenShape.isAccessToken(token)
                ? revokeAccess(token, clientId, origin)
                : revokeRefresh(token, clientId, origin);
    }

    private Mono<Void> revokeAccess(String token, Optional<String> clientId, Origin origin) {
        return accessTokens
                .check(token)
                .doOnNext(known -> check(known.clientId(), clientId))
                .map(CheckedToken::bearer)
                .flatMap(bearer -> asOneEntry(bearer.getName(), clientId, origin, () -> revoked.revoke(bearer)
                        .thenReturn(true)));
    }

    private Mono<Void> revokeRefresh(String token, Optional<String> clientId, Origin origin) {
        return sessions.sessionOf(token)
                .doOnNext(session -> check(session.holder().orElse(Grant.OWN_CLIENT), clientId))
                .flatMap(session -> usernameOf(session)
                        .flatMap(username ->
                                asOneEntry(username, clientId, origin, () -> revoked.revoke(session.id(), username))));
    }

    private Mono<String> usernameOf(Session session) {
        return users.findById(session.userId()).map(User::username);
    }

    /** Without a client, whoever presents a token is recorded as its subject. */
    private <T> Mono<Void> asOneEntry(
            String subject, Optional<String> clientId, Origin origin, Supplier<Mono<T>> revocation) {
        AuditEntry entry = AuditEntry.of(Action.REVOKE_TOKEN, subject, origin.by(clientId.orElse(subject)));
        return audit.success(entry, revocation).then();
    }

    private static void check(String holder, Optional<String> clientId) {
        if (!holder.equals(clientId.orElse(Grant.OWN_CLIENT))) {
            throw OAuthException.invalidGrant("The token was not given to this client");
        }
    }
}
