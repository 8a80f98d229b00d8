package io.gatehouse.auth.client;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.AuditEntry;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.group.Permissions;
import io.gatehouse.auth.revocation.RevokedTokens;
import io.gatehouse.auth.secret.RandomSecret;
import io.gatehouse.auth.session.Sessions;
import io.gatehouse.auth.user.EnabledChange;
import io.gatehouse.shared.security.Permission;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Lets administrators change clients. */
@Controller(ClientController.PATH + "/{id}")
@Secured(Permission.ADMIN)
@Tag(name = "clients")
class ClientChangeController {

    private final ClientRepository clients;
    private final ClientChanges changes;
    private final Sessions sessions;
    private final RevokedTokens revoked;

    ClientChangeController(ClientRepository clients, ClientChanges changes, Sessions sessions, RevokedTokens revoked) {
        this.clients = clients;
        this.changes = changes;
        this.sessions = sessions;
        this.revoked = revoked;
    }

    /**
     * {@code PUT /api/v1/auth/clients/{id}}: replaces what a client may do, from the next token on.
     *
     * @param id the client's id
     * @param change all scopes and grant types the client is to have
     * @return the client
     */
    @Put
    @ApiResponse(responseCode = "200", description = "The client")
    @ApiResponse(responseCode = "400", description = "A scope or a grant type is unknown")
    @ApiResponse(responseCode = "404", description = "No client has this id")
    Mono<ClientView> changeClient(String id, @Body @Valid ClientChange change, HttpRequest<?> request) {
        Permissions scopes = new Permissions(change.scopes());
        GrantTypes grantTypes = new GrantTypes(change.grantTypes());
        AuditEntry entry = auditEntry(Action.CHANGE_CLIENT, id, request)
                .with(ClientChanges.granted(scopes, grantTypes, change.mayIntrospect()));
        return changes.change(
                        id, entry, () -> clients.update(id, scopes.names(), grantTypes.names(), change.mayIntrospect()))
                .map(ClientView::of);
    }

    /**
     * {@code PUT /api/v1/auth/clients/{id}/enabled}: allows or forbids a client to get tokens. Disabling it ends the sessions
     * that it holds for users, and revokes all of its tokens within two seconds.
     *
     * @param id the client's id
     * @param change whether the client may get tokens
     * @return the client
     */
    @Put("/enabled")
    @ApiResponse(responseCode = "200", description = "The client")
    @ApiResponse(responseCode = "400", description = "It is neither true nor false")
    @ApiResponse(responseCode = "404", description = "No client has this id")
    Mono<ClientView> changeClientEnabled(String id, @Body @Valid EnabledChange change, HttpRequest<?> request) {
        AuditEntry entry = auditEntry(change.isOn() ? Action.ENABLE_CLIENT : Action.DISABLE_CLIENT, id, request);
        Supplier<Mono<?>> step = () -> clients.updateEnabled(id, change.isOn())
                .then(change.isOn() ? Mono.empty() : Mono.defer(() -> endAllOf(id)));
        return changes.change(id, entry, step).map(ClientView::of);
    }

    /**
     * {@code POST /api/v1/auth/clients/{id}/secret}: gives a client a new secret, which is shown in this answer only. The
     * previous secret stays valid for as long as the request says; an older one becomes invalid at once.
     *
     * @param id the client's id
     * @param rotation for how long both secrets are valid
     * @return the client's id and secret
     */
    @Post("/secret")
    @ApiResponse(responseCode = "200", description = "The client's id and new secret")
    @ApiResponse(responseCode = "400", description = "It does not say for how long both secrets are to work")
    @ApiResponse(responseCode = "404", description = "No client has this id")
    Mono<HttpResponse<IssuedSecret>> rotateSecret(
            String id, @Body @Valid SecretRotation rotation, HttpRequest<?> request) {
        RandomSecret secret = RandomSecret.next();
        return changes.change(
                        id,
                        auditEntry(Action.CHANGE_SECRET, id, request),
                        () -> clients.rotate(id, secret.hash(), rotation.overlapSeconds()))
                .map(client -> HttpResponse.ok(new IssuedSecret(id, secret.value()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store"));
    }

    /**
     * The sessions are ended first and the tokens revoked last, so that a token granted meanwhile is among the revoked ones.
     */
    private Mono<Void> endAllOf(String id) {
        return sessions.endAllOfClient(id).then(revoked.revokeSubject(id));
    }

    private static AuditEntry auditEntry(Action action, String id, HttpRequest<?> request) {
        return AuditEntry.of(action, id, Origin.of(request));
    }
}
