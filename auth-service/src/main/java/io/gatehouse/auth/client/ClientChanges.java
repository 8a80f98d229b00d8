package io.gatehouse.auth.client;

import io.gatehouse.auth.audit.Audit;
import io.gatehouse.auth.audit.AuditEntry;
import io.gatehouse.auth.group.Permissions;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Changes clients, each in one transaction with its event in the audit. */
@Singleton
class ClientChanges {

    private final ClientRepository clients;
    private final Audit audit;

    ClientChanges(ClientRepository clients, Audit audit) {
        this.clients = clients;
        this.audit = audit;
    }

    /**
     * The client.
     *
     * @return an error of {@link UnknownClientException} if there is none
     */
    Mono<Client> find(String id) {
        return (ClientId.isWellFormed(id) ? clients.findByClientId(id) : Mono.<Client>empty())
                .switchIfEmpty(Mono.error(() -> new UnknownClientException(id)));
    }

    /** A client's grants, as text for the audit. */
    static String granted(Permissions scopes, GrantTypes grantTypes, boolean introspection) {
        return "scopes: %s; grant types: %s; introspection: %s".formatted(scopes, grantTypes, introspection);
    }

    /** The client after this step, which runs inside the transaction. */
    Mono<Client> change(String id, AuditEntry entry, Supplier<Mono<?>> step) {
        return find(id).flatMap(before -> audit.success(entry, () -> step.get().then(Mono.defer(() -> find(id)))));
    }
}
