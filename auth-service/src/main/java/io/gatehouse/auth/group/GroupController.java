package io.gatehouse.auth.group;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.Audit;
import io.gatehouse.auth.audit.AuditEntry;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.page.PageDocument;
import io.gatehouse.auth.page.PageLinks;
import io.gatehouse.shared.security.Permission;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.Sort;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Lets administrators list, add, change and remove groups. */
@Controller(GroupController.PATH)
@Secured(Permission.ADMIN)
@Tag(name = "groups")
class GroupController {

    static final String PATH = "/api/v1/auth/groups";

    private final GroupRepository groups;
    private final Administrators administrators;
    private final Audit audit;

    GroupController(GroupRepository groups, Administrators administrators, Audit audit) {
        this.groups = groups;
        this.administrators = administrators;
        this.audit = audit;
    }

    /**
     * {@code GET /api/v1/auth/groups?page=P&size=S}: a page of all groups, by name.
     *
     * @param page which page, counted from 0
     * @param size how many groups a page has, 1 to 100
     * @return the page, empty beyond the last
     */
    @Get
    @PageDocument
    Mono<HttpResponse<List<Group>>> listGroups(
            @QueryValue(defaultValue = "0") @Min(0) int page,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int size,
            HttpRequest<?> request) {
        return groups.findAll(Pageable.from(page, size, Sort.of(Sort.Order.asc("name"))))
                .map(found -> PageLinks.answer(found, Function.identity(), request));
    }

    /**
     * {@code POST /api/v1/auth/groups}: adds a group.
     *
     * @param group name and permissions
     * @return 201 with the group and its address
     */
    @Post
    @Status(HttpStatus.CREATED)
    @ApiResponse(responseCode = "201", description = "The group; Location has the address")
    @ApiResponse(responseCode = "400", description = "The name or a permission is not acceptable")
    @ApiResponse(responseCode = "409", description = "The name is taken")
    Mono<HttpResponse<Group>> addGroup(@Body @Valid NewGroup group, HttpRequest<?> request) {
        Permissions permissions = new Permissions(group.permissions());
        Supplier<Mono<Group>> added = () -> groups.add(group.name(), permissions.names())
                .switchIfEmpty(Mono.error(() -> new GroupNameTakenException(group.name())));
        return audit.success(auditEntry(Action.ADD_GROUP, group.name(), permissions, request), added)
                .map(created -> HttpResponse.created(created, URI.create(PATH + "/" + created.name())));
    }

    /**
     * {@code GET /api/v1/auth/groups/{name}}: one group.
     *
     * @param name the group's name
     * @return the group
     */
    @Get("/{name}")
    @ApiResponse(responseCode = "200", description = "The group")
    @ApiResponse(responseCode = "404", description = "There is no such group")
    Mono<Group> findGroup(String name) {
        return (GroupName.isWellFormed(name) ? groups.findByName(name) : Mono.<Group>empty())
                .switchIfEmpty(Mono.error(() -> new NoSuchGroupException(name)));
    }

    /**
     * {@code PUT /api/v1/auth/groups/{name}/permissions}: replaces the permissions of a group. They apply to each member's next
     * token.
     *
     * @param name the group's name
     * @param change all permissions the group is to have
     * @return the group
     */
    @Put("/{name}/permissions")
    @ApiResponse(responseCode = "200", description = "The group")
    @ApiResponse(responseCode = "400", description = "A permission is unknown")
    @ApiResponse(responseCode = "404", description = "There is no such group")
    @ApiResponse(responseCode = "409", description = "Nobody would be left to administer users")
    Mono<Group> changeGroupPermissions(String name, @Body @Valid PermissionsChange change, HttpRequest<?> request) {
        Permissions permissions = new Permissions(change.permissions());
        Supplier<Mono<Group>> changed = () -> groups.change(name, permissions.names())
                .switchIfEmpty(Mono.error(() -> new NoSuchGroupException(name)));
        return findGroup(name)
                .then(Mono.defer(() -> audit.success(
                        auditEntry(Action.CHANGE_GROUP, name, permissions, request),
                        () -> administrators.keep(changed.get()))));
    }

    /**
     * {@code DELETE /api/v1/auth/groups/{name}}: removes a group that has no members.
     *
     * @param name the group's name
     * @return nothing
     */
    @Delete("/{name}")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "The group is removed")
    @ApiResponse(responseCode = "404", description = "There is no such group")
    @ApiResponse(responseCode = "409", description = "There are users in it")
    Mono<Void> removeGroup(String name, HttpRequest<?> request) {
        Supplier<Mono<Long>> removed = () -> groups.remove(name)
                .filter(count -> count > 0)
                .switchIfEmpty(Mono.error(() -> new NoSuchGroupException(name)))
                .onErrorMap(R2dbcDataIntegrityViolationException.class, inUse -> new GroupInUseException(name));
        return findGroup(name)
                .then(Mono.defer(
                        () -> audit.success(AuditEntry.of(Action.REMOVE_GROUP, name, Origin.of(request)), removed)))
                .then();
    }

    private static AuditEntry auditEntry(Action action, String name, Permissions permissions, HttpRequest<?> request) {
        return AuditEntry.of(action, name, Origin.of(request)).with(permissions.toString());
    }
}
