package io.gatehouse.auth.key;

import com.nimbusds.jose.jwk.RSAKey;

/**
 * What the next token is issued with.
 *
 * @param key signs it
 * @param generation for its {@code gen} claim
 */
public record Issuing(RSAKey key, long generation) {

    /** Without the key. */
    @Override
    public String toString() {
        return "generation " + generation + ", signed by " + key.getKeyID();
    }
}
