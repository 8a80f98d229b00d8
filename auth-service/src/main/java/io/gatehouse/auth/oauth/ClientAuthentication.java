package io.gatehouse.auth.oauth;

import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.client.Client;
import io.gatehouse.auth.client.ClientLogin;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Authenticates the client of a request. */
@Singleton
final class ClientAuthentication {

    private final ClientLogin login;

    ClientAuthentication(ClientLogin login) {
        this.login = login;
    }

    /** The client; an error of {@code invalid_client} if the request comes from none. */
    Mono<Client> require(HttpRequest<?> request, Form form) {
        return find(request, form).map(client -> client.orElseThrow(ClientAuthentication::missing));
    }

    /** The client, or nothing if the request does not claim to come from one. */
    Mono<Optional<Client>> find(HttpRequest<?> request, Form form) {
        return Mono.fromCallable(() -> ClientCredentials.of(request, form))
                .flatMap(claimed -> claimed.isEmpty()
                        ? Mono.just(Optional.empty())
                        : check(claimed.get(), Origin.of(request)).map(Optional::of));
    }

    static OAuthException missing() {
        return OAuthException.invalidClient(
                "Expected a client to authenticate, in the Authorization field or in the form");
    }

    private Mono<Client> check(ClientCredentials claimed, Origin origin) {
        return login.check(claimed.clientId(), claimed.secret(), origin)
                .switchIfEmpty(Mono.error(() ->
                        OAuthException.invalidClient("The client is unknown or disabled, or the secret is wrong")));
    }
}
