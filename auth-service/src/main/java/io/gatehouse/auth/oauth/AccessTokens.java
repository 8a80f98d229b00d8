package io.gatehouse.auth.oauth;

import com.nimbusds.jwt.JWT;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.jwt.validator.ReactiveJsonWebTokenValidator;
import jakarta.inject.Singleton;
import reactor.core.publisher.Mono;

/**
 * Checks access tokens like every checker, and then asks the database, which knows of a revocation before any checker
 * does.
 */
@Singleton
final class AccessTokens {

    private final ReactiveJsonWebTokenValidator<JWT, HttpRequest<?>> validator;
    private final AccessTokenStateRepository states;

    AccessTokens(ReactiveJsonWebTokenValidator<JWT, HttpRequest<?>> validator, AccessTokenStateRepository states) {
        this.validator = validator;
        this.states = states;
    }

    /** The token; empty if it is not valid. */
    Mono<CheckedToken> check(String token) {
        return Mono.from(validator.validate(token, null)).map(CheckedToken::of).filterWhen(this::isAlive);
    }

    private Mono<Boolean> isAlive(CheckedToken token) {
        return states.find(
                        token.claims().getJWTID(),
                        token.keyId(),
                        token.claims().getSubject(),
                        token.clientId(),
                        token.sessionId(),
                        token.generation())
                .map(state -> !state.dead());
    }
}
