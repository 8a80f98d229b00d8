package io.gatehouse.shared.security;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.client.annotation.Client;
import org.reactivestreams.Publisher;

/** auth-service as every other service calls it. */
@Client("authorization-server")
public interface RemoteAuthorizationServer extends AuthorizationServer {

    @Override
    @Get("/.well-known/jwks.json")
    Publisher<String> keys();

    @Override
    @Get(value = "/revocations", consumes = MediaType.APPLICATION_JSON)
    Publisher<RevocationList> revocations();
}
