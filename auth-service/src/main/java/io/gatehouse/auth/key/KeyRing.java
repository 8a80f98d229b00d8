package io.gatehouse.auth.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;
import java.util.Optional;

/**
 * The published keys of this auth-service.
 *
 * @param all every key whose tokens are valid, or will be
 */
public record KeyRing(List<RSAKey> all) {

    public KeyRing {
        all = List.copyOf(all);
    }

    Optional<RSAKey> find(String kid) {
        return all.stream().filter(key -> kid.equals(key.getKeyID())).findFirst();
    }

    /** The public parts as a JWK set (RFC 7517 section 5). */
    public String toJwkSet() {
        return new JWKSet(all.stream().map(JWK.class::cast).toList()).toString(true);
    }
}
