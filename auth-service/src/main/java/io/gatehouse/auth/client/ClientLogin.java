package io.gatehouse.auth.client;

import io.gatehouse.auth.secret.RandomSecret;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Checks that a client is the one it says it is. */
@Singleton
public final class ClientLogin {

    private final ClientThrottle throttle;
    private final ClientRepository clients;
    private final Clock clock;

    ClientLogin(ClientThrottle throttle, ClientRepository clients, Clock clock) {
        this.throttle = throttle;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * The client with this id and secret; empty if there is none, or it is disabled.
     *
     * @param address where the request comes from
     * @return an error of {@link TooManyWrongSecretsException} if that happened too often
     */
    public Mono<Client> check(String clientId, String secret, String address) {
        return Mono.fromRunnable(() -> throttle.check(clientId, address))
                .then(Mono.defer(() -> find(clientId)))
                .map(client -> client.filter(known -> isProven(known, secret)))
                .doOnNext(proven -> takeNotice(proven, clientId, address))
                .flatMap(Mono::justOrEmpty);
    }

    private Mono<Optional<Client>> find(String clientId) {
        return ClientId.isWellFormed(clientId)
                ? clients.findByClientId(clientId).singleOptional()
                : Mono.just(Optional.empty());
    }

    private boolean isProven(Client client, String secret) {
        return client.isProvenBy(new RandomSecret(secret), clock.instant()) && client.enabled();
    }

    private void takeNotice(Optional<Client> proven, String clientId, String address) {
        if (proven.isEmpty()) {
            throttle.failed(clientId, address);
        }
    }
}
