package io.gatehouse.auth.token;

import io.gatehouse.auth.key.KeyRing;
import io.gatehouse.auth.key.SigningKeys;
import io.gatehouse.auth.revocation.RevokedTokens;
import io.gatehouse.shared.security.AuthorizationServer;
import io.gatehouse.shared.security.RemoteAuthorizationServer;
import io.gatehouse.shared.security.RevocationList;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/**
 * Lets auth-service check tokens like every other service, without asking itself for keys and revocations over HTTP.
 */
@Singleton
@Replaces(RemoteAuthorizationServer.class)
final class OwnAuthorizationServer implements AuthorizationServer {

    private final SigningKeys keys;
    private final RevokedTokens revoked;

    OwnAuthorizationServer(SigningKeys keys, RevokedTokens revoked) {
        this.keys = keys;
        this.revoked = revoked;
    }

    @Override
    public Publisher<String> keys() {
        return keys.ring().map(KeyRing::toJwkSet);
    }

    @Override
    public Publisher<RevocationList> revocations() {
        return revoked.list();
    }
}
