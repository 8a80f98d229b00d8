package io.gatehouse.auth.user;

import io.gatehouse.auth.password.PasswordHasher;
import io.gatehouse.auth.session.Sessions;
import io.gatehouse.shared.security.Permission;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.Sort;
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
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Lets administrators list, add and change users. */
@Controller(UserController.PATH)
@Secured(Permission.ADMIN)
@Tag(name = "users")
class UserController {

    static final String PATH = "/api/v1/auth/users";

    private final UserRepository users;
    private final PasswordHasher hasher;
    private final Sessions sessions;

    UserController(UserRepository users, PasswordHasher hasher, Sessions sessions) {
        this.users = users;
        this.hasher = hasher;
        this.sessions = sessions;
    }

    /**
     * {@code GET /api/v1/auth/users?page=P&size=S}: a page of all users, by name.
     *
     * @param page which page, counted from 0
     * @param size how many users a page has, 1 to 100
     * @return the page, empty beyond the last
     */
    @Get
    @ApiResponse(responseCode = "200", description = "The page, empty beyond the last")
    @ApiResponse(responseCode = "400", description = "The page or its size is not such a number")
    Mono<UserPage> list(
            @QueryValue(defaultValue = "0") @Min(0) int page,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int size) {
        return users.findAll(Pageable.from(page, size, Sort.of(Sort.Order.asc("username"))))
                .map(UserPage::of);
    }

    /**
     * {@code POST /api/v1/auth/users}: adds a user.
     *
     * @param user name, password and permissions
     * @return 201 with the user and its address
     */
    @Post
    @Status(HttpStatus.CREATED)
    @ApiResponse(responseCode = "201", description = "The user; Location has the address")
    @ApiResponse(responseCode = "400", description = "The name, the password or a permission is not acceptable")
    @ApiResponse(responseCode = "409", description = "The name is taken")
    Mono<HttpResponse<UserView>> add(@Body @Valid NewUser user) {
        Permissions permissions = new Permissions(user.permissions());
        return hasher.hash(user.password())
                .flatMap(hash -> users.add(user.username(), hash, permissions.names()))
                .switchIfEmpty(Mono.error(() -> new UsernameTakenException(user.username())))
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
    Mono<UserView> find(UUID id) {
        return users.findById(id)
                .switchIfEmpty(Mono.error(() -> new UnknownUserException(id)))
                .map(UserView::of);
    }

    /**
     * {@code PUT /api/v1/auth/users/{id}/permissions}: replaces a user's permissions, from the next token on.
     *
     * @param id the user's id
     * @param change all permissions the user is to have
     * @return the user
     */
    @Put("/{id}/permissions")
    @ApiResponse(responseCode = "200", description = "The user")
    @ApiResponse(responseCode = "400", description = "A permission is unknown")
    @ApiResponse(responseCode = "404", description = "Nobody has this id")
    Mono<UserView> changePermissions(UUID id, @Body @Valid PermissionsChange change) {
        Permissions permissions = new Permissions(change.permissions());
        return users.updatePermissions(id, permissions.names()).then(find(id));
    }

    /**
     * {@code PUT /api/v1/auth/users/{id}/enabled}: lets a user log in or not; disabling ends the user's sessions.
     *
     * @param id the user's id
     * @param change whether the user can log in
     * @return the user
     */
    @Put("/{id}/enabled")
    @ApiResponse(responseCode = "200", description = "The user")
    @ApiResponse(responseCode = "400", description = "It is neither true nor false")
    @ApiResponse(responseCode = "404", description = "Nobody has this id")
    Mono<UserView> changeEnabled(UUID id, @Body @Valid EnabledChange change) {
        return users.updateEnabled(id, change.isOn())
                .then(change.isOn() ? Mono.empty() : sessions.endAllOf(id))
                .then(find(id));
    }

    /**
     * {@code PUT /api/v1/auth/users/{id}/password}: sets a user's password, and ends the user's sessions.
     *
     * @param id the user's id
     * @param change the password
     * @return nothing
     */
    @Put("/{id}/password")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "The password is set")
    @ApiResponse(responseCode = "400", description = "The password is not acceptable")
    @ApiResponse(responseCode = "404", description = "Nobody has this id")
    Mono<Void> changePassword(UUID id, @Body @Valid PasswordChange change) {
        return find(id).then(hasher.hash(change.password()))
                .flatMap(hash -> users.updatePasswordHash(id, hash))
                .then(sessions.endAllOf(id));
    }

    private static HttpResponse<UserView> created(User user) {
        return HttpResponse.created(UserView.of(user), URI.create(PATH + "/" + user.id()));
    }
}
