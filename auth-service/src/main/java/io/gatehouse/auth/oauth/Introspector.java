package io.gatehouse.auth.oauth;

import io.gatehouse.auth.session.Sessions;
import jakarta.inject.Singleton;
import reactor.core.publisher.Mono;

/** Decides what to answer about a token. */
@Singleton
final class Introspector {

    private final AccessTokens accessTokens;
    private final Sessions sessions;

    Introspector(AccessTokens accessTokens, Sessions sessions) {
        this.accessTokens = accessTokens;
        this.sessions = sessions;
    }

    Mono<Introspection> inspect(String token) {
        return (TokenShape.isAccessToken(token)
                        ? accessTokens.check(token).map(Introspection::of)
                        : sessions.find(token).map(Introspection::of))
                .defaultIfEmpty(Introspection.INACTIVE);
    }
}
