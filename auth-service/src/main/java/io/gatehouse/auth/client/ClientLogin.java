package io.gatehouse.auth.client;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.Audit;
import io.gatehouse.auth.audit.AuditEntry;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.secret.RandomSecret;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Authenticates clients by id and secret. */
@Singleton
public final class ClientLogin {

    private final ClientThrottle throttle;
    private final ClientRepository clients;
    private final Audit audit;
    private final Clock clock;

    ClientLogin(ClientThrottle throttle, ClientRepository clients, Audit audit, Clock clock) {
        this.throttle = throttle;
        this.clients = clients;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The client with this id and secret; empty if there is none, or it is disabled.
     *
     * @return an error of {@link TooManyWrongSecretsException} if there were too many wrong secrets
     */
    public Mono<Client> check(String clientId, String secret, Origin origin) {
        return Mono.fromRunnable(() -> throttle.check(clientId, address(origin)))
                .then(Mono.defer(() -> find(clientId)))
                .flatMap(known -> Mono.justOrEmpty(known.filter(client -> isProven(client, secret)))
                        .switchIfEmpty(Mono.defer(() -> refuse(known, clientId, origin))));
    }

    /** Does not record an unknown client in the audit: people type secrets there. */
    private Mono<Client> refuse(Optional<Client> known, String clientId, Origin origin) {
        throttle.failed(clientId, address(origin));
        return Mono.justOrEmpty(known)
                .flatMap(client -> audit.failure(failed(client, origin), () -> Mono.just(client)))
                .then(Mono.empty());
    }

    private static String address(Origin origin) {
        return Objects.requireNonNull(origin.address(), "address");
    }

    private static AuditEntry failed(Client client, Origin origin) {
        return AuditEntry.of(Action.CLIENT_LOGIN, client.clientId(), origin)
                .with(client.enabled() ? "wrong secret" : "disabled, or wrong secret");
    }

    private Mono<Optional<Client>> find(String clientId) {
        return ClientId.isWellFormed(clientId)
                ? clients.findByClientId(clientId).singleOptional()
                : Mono.just(Optional.empty());
    }

    private boolean isProven(Client client, String secret) {
        return client.isProvenBy(new RandomSecret(secret), clock.instant()) && client.enabled();
    }
}
