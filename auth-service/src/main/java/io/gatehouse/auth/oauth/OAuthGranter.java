package io.gatehouse.auth.oauth;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.Audit;
import io.gatehouse.auth.audit.AuditEntry;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.client.Client;
import io.gatehouse.auth.client.GrantType;
import io.gatehouse.auth.login.Credentials;
import io.gatehouse.auth.token.Grant;
import io.gatehouse.auth.token.Granter;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Decides what a request for a token is granted. */
@Singleton
final class OAuthGranter {

    private final GrantTypesOffered offered;
    private final ClientAuthentication clients;
    private final Granter granter;
    private final RequestedScope requested;
    private final Audit audit;

    OAuthGranter(
            GrantTypesOffered offered,
            ClientAuthentication clients,
            Granter granter,
            RequestedScope requested,
            Audit audit) {
        this.offered = offered;
        this.clients = clients;
        this.granter = granter;
        this.requested = requested;
        this.audit = audit;
    }

    Mono<Grant> grant(HttpRequest<?> request, Form form) {
        return Mono.fromCallable(() -> offered.require(form.require("grant_type")))
                .flatMap(type -> clients.find(request, form)
                        .doOnNext(client -> check(client, type))
                        .flatMap(client -> grant(type, client, form, request)));
    }

    private static void check(Optional<Client> client, GrantType type) {
        if (client.filter(known -> !known.mayUse(type)).isPresent()) {
            throw OAuthException.unauthorizedClient(
                    HttpStatus.BAD_REQUEST,
                    "The client may not use the grant type %s: expected one of %s"
                            .formatted(type.parameter(), client.get().grantTypes()));
        }
    }

    private Mono<Grant> grant(GrantType type, Optional<Client> client, Form form, HttpRequest<?> request) {
        return switch (type) {
            case CLIENT_CREDENTIALS -> forClient(required(client), form, Origin.of(request));
            case PASSWORD -> forPassword(required(client), form, Origin.of(request));
            case REFRESH_TOKEN -> forRefreshToken(client.orElse(null), form, Origin.of(request));
        };
    }

    private static Client required(Optional<Client> client) {
        return client.orElseThrow(ClientAuthentication::missing);
    }

    private Mono<Grant> forClient(Client client, Form form, Origin origin) {
        Grant grant = Grant.ofClient(client.clientId(), scope(client, form).values());
        AuditEntry login = AuditEntry.of(Action.CLIENT_LOGIN, client.clientId(), origin.by(client.clientId()));
        return audit.success(login, () -> Mono.just(grant));
    }

    private Mono<Grant> forPassword(Client client, Form form, Origin origin) {
        Credentials credentials = new Credentials(
                form.require("username", Credentials.MAX_LENGTH), form.require("password", Credentials.MAX_LENGTH));
        List<String> scopes = scope(client, form).values();
        return granter.forPassword(credentials, origin, client.clientId(), scopes)
                .map(grant -> client.mayUse(GrantType.REFRESH_TOKEN) ? grant : grant.withoutRefreshToken());
    }

    /** A user's own login may be refreshed without a client, as at the contract's own endpoint. */
    private Mono<Grant> forRefreshToken(@Nullable Client client, Form form, Origin origin) {
        String token = form.require("refresh_token");
        String clientId = client == null ? null : client.clientId();
        return requested
                .forRefreshToken(token, clientId, form)
                .flatMap(scope -> granter.forRefreshToken(token, clientId, origin)
                        .map(grant ->
                                scope.isPresent() ? grant.within(scope.get().values()) : grant))
                .map(grant -> client == null ? grant : grant.within(client.scopes()));
    }

    private static Scope scope(Client client, Form form) {
        return Scope.in(form).map(scope -> scope.within(client.scopes())).orElseGet(() -> new Scope(client.scopes()));
    }
}
