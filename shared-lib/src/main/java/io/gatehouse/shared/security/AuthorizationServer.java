package io.gatehouse.shared.security;

import org.reactivestreams.Publisher;

/** What auth-service publishes for everyone who checks tokens. Nobody asks it during a request. */
public interface AuthorizationServer {

    /** The public keys, as a JWK set (RFC 7517 section 5). */
    Publisher<String> keys();

    /** The tokens that stopped working before they expire. */
    Publisher<RevocationList> revocations();
}
