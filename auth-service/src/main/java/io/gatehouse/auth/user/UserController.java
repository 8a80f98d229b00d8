package io.gatehouse.auth.user;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.Audit;
import io.gatehouse.auth.audit.AuditEntry;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.group.Groups;
import io.gatehouse.auth.group.Permissions;
import io.gatehouse.auth.page.PageDocument;
import io.gatehouse.auth.page.PageLinks;
import io.gatehouse.auth.password.PasswordRules;
import io.gatehouse.shared.security.Permission;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.Sort;
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
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Lets administrators list, add and read users. */
@Controller(UserController.PATH)
@Secured(Permission.ADMIN)
@Tag(name = "users")
class UserController {

    static final String PATH = "/api/v1/auth/users";

    private final UserRepository users;
    private final UserChanges changes;
    private final Groups groups;
    private final PasswordRules passwords;
    private final Audit audit;

    UserController(UserRepository users, UserChanges changes, Groups groups, PasswordRules passwords, Audit audit) {
        this.users = users;
        this.changes = changes;
        this.groups = groups;
        this.passwords = passwords;
        this.audit = audit;
    }

    /**
     * {@code GET /api/v1/auth/users?page=P&size=S}: a page of all users, by name.
     *
     * @param page which page, counted from 0
     * @param size how many users a page has, 1 to 100
     * @return the page, empty beyond the last
     */
    @Get
    @PageDocument
    Mono<HttpResponse<List<UserView>>> listUsers(
            @QueryValue(defaultValue = "0") @Min(0) int page,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int size,
            HttpRequest<?> request) {
        return users.findAll(Pageable.from(page, size, Sort.of(Sort.Order.asc("username"))))
                .map(found -> PageLinks.answer(found, UserView::of, request));
    }

    /**
     * {@code POST /api/v1/auth/users}: adds a user.
     *
     * @param user name, password, permissions and groups
     * @return 201 with the user and its address
     */
    @Post
    @Status(HttpStatus.CREATED)
    @ApiResponse(responseCode = "201", description = "The user; Location has the address")
    @ApiResponse(
            responseCode = "400",
            description = "The name, the password, a permission or a group is not acceptable")
    @ApiResponse(responseCode = "409", description = "The name is taken")
    Mono<HttpResponse<UserView>> addUser(@Body @Valid NewUser user, HttpRequest<?> request) {
        Permissions permissions = new Permissions(user.permissions());
        AuditEntry entry = AuditEntry.of(Action.ADD_USER, user.username(), Origin.of(request))
                .with("permissions: %s; groups: %s".formatted(permissions, String.join(", ", user.groupNames())));
        return passwords
                .hash(user.password(), user.username())
                .flatMap(hash -> audit.success(entry, () -> store(user, hash, permissions)))
                .map(UserController::created);
    }

    /**
     * {@code GET /api/v1/auth/users/{id}}: one user.
     *
     * @param id the user's id
     * @return the user
     */
    @Get("/{id}")
    @ApiResponse(responseCode = "200", description = "The user")
    @ApiResponse(responseCode = "404", description = "Nobody has this id")
    Mono<UserView> findUser(UUID id) {
        return changes.find(id).map(UserView::of);
    }

    private Mono<User> store(NewUser user, String hash, Permissions permissions) {
        return groups.hold(user.groupNames())
                .then(users.add(user.username(), hash, permissions.names()))
                .switchIfEmpty(Mono.error(() -> new UsernameTakenException(user.username())))
                .delayUntil(id -> users.changeGroups(id, user.groupNames()))
                .flatMap(users::findById);
    }

    private static HttpResponse<UserView> created(User user) {
        return HttpResponse.created(UserView.of(user), URI.create(PATH + "/" + user.id()));
    }
}
