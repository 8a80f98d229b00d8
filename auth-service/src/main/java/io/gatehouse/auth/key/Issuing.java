package io.gatehouse.auth.key;

import com.nimbusds.jose.jwk.RSAKey;

/**
 * The key and generation for the next token.
 *
 * @param key the key that signs it
 * @param generation for its {@code gen} claim
 */
public record Issuing(RSAKey key, long generation) {

    /** Without the key. */
    @Override
    public String toString() {
        return "generation " + generation + ", signed by " + key.getKeyID();
    }
}
