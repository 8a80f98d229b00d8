package io.gatehouse.shared.security;

import org.reactivestreams.Publisher;

/** What auth-service publishes for everyone who checks tokens. It is never asked during a request. */
public interface AuthorizationServer {

    /** The public keys, as a JWK set (RFC 7517 section 5). */
    Publisher<String> keys();

    /** Everything that was revoked before it would expire. */
    Publisher<RevocationList> revocations();
}
