package io.gatehouse.auth.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;

/**
 * The keys of this auth-service.
 *
 * @param active the key that signs
 * @param all every key whose tokens count, the active one among them
 */
public record KeyRing(RSAKey active, List<RSAKey> all) {

    public KeyRing {
        all = List.copyOf(all);
    }

    static KeyRing of(List<StoredKey> stored) {
        RSAKey active = stored.stream()
                .filter(StoredKey::active)
                .map(key -> SigningKey.fromPkcs8(key.privateKey()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No signing key in the database is active: expected one"));
        return new KeyRing(
                active,
                stored.stream()
                        .map(key -> SigningKey.fromPkcs8(key.privateKey()))
                        .toList());
    }

    /** The public parts as a JWK set (RFC 7517 section 5). */
    public String toJwkSet() {
        return new JWKSet(all.stream().map(JWK.class::cast).toList()).toString(true);
    }
}
