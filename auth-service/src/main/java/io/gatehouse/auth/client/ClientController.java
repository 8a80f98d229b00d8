package io.gatehouse.auth.client;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.Audit;
import io.gatehouse.auth.audit.Deed;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.group.Permissions;
import io.gatehouse.auth.revocation.RevokedTokens;
import io.gatehouse.auth.session.Sessions;
import io.gatehouse.shared.security.Permission;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.Sort;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Lets administrators list, add and change clients. There is no way to delete one: its id must never be another's. */
@Controller(ClientController.PATH)
@Secured(Permission.ADMIN)
@Tag(name = "clients")
class ClientController {

    static final String PATH = "/api/v1/auth/clients";

    private final ClientRepository clients;
    private final Sessions sessions;
    private final RevokedTokens revoked;
    private final Audit audit;

    ClientController(ClientRepository clients, Sessions sessions, RevokedTokens revoked, Audit audit) {
        this.clients = clients;
        this.sessions = sessions;
        this.revoked = revoked;
        this.audit = audit;
    }

    /**
     * {@code GET /api/v1/auth/clients?page=P&size=S}: a page of all clients, by id.
     *
     * @param page which page, counted from 0
     * @param size how many clients a page has, 1 to 100
     * @return the page, empty beyond the last
     */
    @Get
    @ApiResponse(responseCode = "200", description = "The page, empty beyond the last")
    @ApiResponse(responseCode = "400", description = "The page or its size is not such a number")
    Mono<ClientPage> list(
            @QueryValue(defaultValue = "0") @Min(0) int page,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int size) {
        return clients.findAll(Pageable.from(page, size, Sort.of(Sort.Order.asc("clientId"))))
                .map(ClientPage::of);
    }

    /**
     * {@code POST /api/v1/auth/clients}: adds a client. Its secret is in this answer and nowhere else.
     *
     * @param client name, scopes and grant types
     * @return 201 with the client's id and secret, and its address
     */
    @Post
    @Status(HttpStatus.CREATED)
    @ApiResponse(responseCode = "201", description = "The client's id and secret; Location has the address")
    @ApiResponse(responseCode = "400", description = "The name, a scope or a grant type is not acceptable")
    @ApiResponse(responseCode = "409", description = "The name is taken")
    Mono<HttpResponse<IssuedSecret>> add(@Body @Valid NewClient client, HttpRequest<?> request) {
        Permissions scopes = new Permissions(client.scopes());
        GrantTypes grantTypes = new GrantTypes(client.grantTypes());
        ClientSecret secret = ClientSecret.random();
        Supplier<Mono<Client>> added = () -> clients.add(
                        ClientId.of(client.name()),
                        secret.hash(),
                        scopes.names(),
                        grantTypes.names(),
                        client.mayIntrospect())
                .switchIfEmpty(Mono.error(() -> new ClientNameTakenException(client.name())));
        return audit.success(
                        deed(Action.ADD_CLIENT, ClientId.of(client.name()), request)
                                .with("scopes: " + scopes),
                        added)
                .map(created -> created(created, secret));
    }

    /**
     * {@code GET /api/v1/auth/clients/{id}}: one client.
     *
     * @param id the client's id
     * @return the client
     */
    @Get("/{id}")
    @ApiResponse(responseCode = "200", description = "The client")
    @ApiResponse(responseCode = "404", description = "No client has this id")
    Mono<ClientView> find(String id) {
        return known(id).map(ClientView::of);
    }

    /**
     * {@code PUT /api/v1/auth/clients/{id}}: replaces what a client may do, from the next token on.
     *
     * @param id the client's id
     * @param change all scopes and grant types the client is to have
     * @return the client
     */
    @Put("/{id}")
    @ApiResponse(responseCode = "200", description = "The client")
    @ApiResponse(responseCode = "400", description = "A scope or a grant type is unknown")
    @ApiResponse(responseCode = "404", description = "No client has this id")
    Mono<ClientView> change(String id, @Body @Valid ClientChange change, HttpRequest<?> request) {
        Permissions scopes = new Permissions(change.scopes());
        GrantTypes grantTypes = new GrantTypes(change.grantTypes());
        Deed deed = deed(Action.CHANGE_CLIENT, id, request).with("scopes: " + scopes);
        return known(id)
                .flatMap(client -> audit.success(
                        deed, () -> clients.update(id, scopes.names(), grantTypes.names(), change.mayIntrospect())))
                .then(Mono.defer(() -> find(id)));
    }

    /**
     * {@code PUT /api/v1/auth/clients/{id}/enabled}: lets a client get tokens or not. Disabling ends the sessions it holds
     * for users, and kills every token it has within two seconds.
     *
     * @param id the client's id
     * @param change whether the client gets tokens
     * @return the client
     */
    @Put("/{id}/enabled")
    @ApiResponse(responseCode = "200", description = "The client")
    @ApiResponse(responseCode = "400", description = "It is neither true nor false")
    @ApiResponse(responseCode = "404", description = "No client has this id")
    Mono<ClientView> changeEnabled(String id, @Body @Valid ClientEnabledChange change, HttpRequest<?> request) {
        Deed deed = deed(change.isOn() ? Action.ENABLE_CLIENT : Action.DISABLE_CLIENT, id, request);
        Supplier<Mono<Long>> changed = () -> clients.updateEnabled(id, change.isOn())
                .delayUntil(updated -> change.isOn() ? Mono.empty() : endAllOf(id));
        return known(id).flatMap(client -> audit.success(deed, changed)).then(Mono.defer(() -> find(id)));
    }

    /**
     * {@code POST /api/v1/auth/clients/{id}/secret}: gives a client another secret. It is in this answer and nowhere else.
     * The secret before works on for as long as it says, the one before that stops now.
     *
     * @param id the client's id
     * @param rotation how long both secrets work
     * @return the client's id and secret
     */
    @Post("/{id}/secret")
    @ApiResponse(responseCode = "200", description = "The client's id and new secret")
    @ApiResponse(responseCode = "400", description = "It does not say for how long both secrets are to work")
    @ApiResponse(responseCode = "404", description = "No client has this id")
    Mono<HttpResponse<IssuedSecret>> rotateSecret(
            String id, @Body @Valid SecretRotation rotation, HttpRequest<?> request) {
        ClientSecret secret = ClientSecret.random();
        return known(id)
                .flatMap(client -> audit.success(
                        deed(Action.CHANGE_SECRET, id, request),
                        () -> clients.rotate(id, secret.hash(), rotation.overlapSeconds())))
                .map(client -> HttpResponse.ok(new IssuedSecret(id, secret.value()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store"));
    }

    private Mono<Client> known(String id) {
        return (ClientId.isWellFormed(id) ? clients.findByClientId(id) : Mono.<Client>empty())
                .switchIfEmpty(Mono.error(() -> new UnknownClientException(id)));
    }

    /** In this order: a token that is granted meanwhile is among those that are revoked. */
    private Mono<Void> endAllOf(String id) {
        return sessions.endAllOfClient(id).then(revoked.revokeSubject(id));
    }

    private static Deed deed(Action action, String id, HttpRequest<?> request) {
        return Deed.of(action, id, Origin.of(request));
    }

    private static HttpResponse<IssuedSecret> created(Client client, ClientSecret secret) {
        IssuedSecret issued = new IssuedSecret(client.clientId(), secret.value());
        return HttpResponse.created(issued, URI.create(PATH + "/" + client.clientId()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
