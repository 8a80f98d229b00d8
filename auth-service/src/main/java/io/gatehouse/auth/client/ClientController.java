package io.gatehouse.auth.client;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.Audit;
import io.gatehouse.auth.audit.AuditEntry;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.group.Permissions;
import io.gatehouse.auth.page.PageDocument;
import io.gatehouse.auth.page.PageLinks;
import io.gatehouse.auth.secret.RandomSecret;
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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Lets administrators list, read and add clients. Clients cannot be deleted, because an id must never pass to another client.
 */
@Controller(ClientController.PATH)
@Secured(Permission.ADMIN)
@Tag(name = "clients")
class ClientController {

    static final String PATH = "/api/v1/auth/clients";

    private final ClientRepository clients;
    private final ClientChanges changes;
    private final Audit audit;

    ClientController(ClientRepository clients, ClientChanges changes, Audit audit) {
        this.clients = clients;
        this.changes = changes;
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
    @PageDocument
    Mono<HttpResponse<List<ClientView>>> listClients(
            @QueryValue(defaultValue = "0") @Min(0) int page,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int size,
            HttpRequest<?> request) {
        return clients.findAll(Pageable.from(page, size, Sort.of(Sort.Order.asc("clientId"))))
                .map(found -> PageLinks.answer(found, ClientView::of, request));
    }

    /**
     * {@code POST /api/v1/auth/clients}: adds a client. Its secret is shown in this answer only.
     *
     * @param client name, scopes and grant types
     * @return 201 with the client's id and secret, and its address
     */
    @Post
    @Status(HttpStatus.CREATED)
    @ApiResponse(responseCode = "201", description = "The client's id and secret; Location has the address")
    @ApiResponse(responseCode = "400", description = "The name, a scope or a grant type is not acceptable")
    @ApiResponse(responseCode = "409", description = "The name is taken")
    Mono<HttpResponse<IssuedSecret>> addClient(@Body @Valid NewClient client, HttpRequest<?> request) {
        Permissions scopes = new Permissions(client.scopes());
        GrantTypes grantTypes = new GrantTypes(client.grantTypes());
        RandomSecret secret = RandomSecret.next();
        Supplier<Mono<Client>> added = () -> clients.add(
                        ClientId.of(client.name()),
                        secret.hash(),
                        scopes.names(),
                        grantTypes.names(),
                        client.mayIntrospect())
                .switchIfEmpty(Mono.error(() -> new ClientNameTakenException(client.name())));
        AuditEntry entry = AuditEntry.of(Action.ADD_CLIENT, ClientId.of(client.name()), Origin.of(request))
                .with(ClientChanges.granted(scopes, grantTypes, client.mayIntrospect()));
        return audit.success(entry, added).map(created -> created(created, secret));
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
    Mono<ClientView> findClient(String id) {
        return changes.find(id).map(ClientView::of);
    }

    private static HttpResponse<IssuedSecret> created(Client client, RandomSecret secret) {
        IssuedSecret issued = new IssuedSecret(client.clientId(), secret.value());
        return HttpResponse.created(issued, URI.create(PATH + "/" + client.clientId()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
