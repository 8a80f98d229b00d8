package io.gatehouse.auth.user;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.group.Administrators;
import io.gatehouse.auth.group.Groups;
import io.gatehouse.auth.group.Permissions;
import io.gatehouse.auth.group.PermissionsChange;
import io.gatehouse.auth.password.PasswordRules;
import io.gatehouse.shared.security.Permission;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Lets administrators change users. */
@Controller(UserController.PATH + "/{id}")
@Secured(Permission.ADMIN)
@Tag(name = "users")
class UserChangeController {

    private final UserRepository users;
    private final UserChanges changes;
    private final Groups groups;
    private final Administrators administrators;
    private final PasswordRules passwords;

    UserChangeController(
            UserRepository users,
            UserChanges changes,
            Groups groups,
            Administrators administrators,
            PasswordRules passwords) {
        this.users = users;
        this.changes = changes;
        this.groups = groups;
        this.administrators = administrators;
        this.passwords = passwords;
    }

    /**
     * {@code PUT /api/v1/auth/users/{id}/permissions}: replaces a user's own permissions. Those of the user's groups stay, and
     * the change applies from the next token on.
     *
     * @param id the user's id
     * @param change all permissions the user is to have
     * @return the user
     */
    @Put("/permissions")
    @ApiResponse(responseCode = "200", description = "The user")
    @ApiResponse(responseCode = "400", description = "A permission is unknown")
    @ApiResponse(responseCode = "404", description = "Nobody has this id")
    @ApiResponse(responseCode = "409", description = "Nobody would be left to administer users")
    Mono<UserView> changePermissions(UUID id, @Body @Valid PermissionsChange change, HttpRequest<?> request) {
        Permissions permissions = new Permissions(change.permissions());
        Supplier<Mono<?>> step = () -> administrators.keep(users.changePermissions(id, permissions.names()));
        return changes.change(id, Action.CHANGE_PERMISSIONS, permissions.toString(), Origin.of(request), step)
                .map(UserView::of);
    }

    /**
     * {@code PUT /api/v1/auth/users/{id}/groups}: replaces the groups of a user, from the next token on.
     *
     * @param id the user's id
     * @param change all groups the user is to be in
     * @return the user
     */
    @Put("/groups")
    @ApiResponse(responseCode = "200", description = "The user")
    @ApiResponse(responseCode = "400", description = "A group is unknown")
    @ApiResponse(responseCode = "404", description = "Nobody has this id")
    @ApiResponse(responseCode = "409", description = "Nobody would be left to administer users")
    Mono<UserView> changeGroups(UUID id, @Body @Valid GroupsChange change, HttpRequest<?> request) {
        List<String> names = change.groups();
        Supplier<Mono<?>> step = () -> groups.hold(names).then(administrators.keep(users.changeGroups(id, names)));
        return changes.change(id, Action.CHANGE_GROUPS, String.join(", ", names), Origin.of(request), step)
                .map(UserView::of);
    }

    /**
     * {@code PUT /api/v1/auth/users/{id}/enabled}: allows or forbids a user to log in. Disabling a user ends the user's
     * sessions.
     *
     * @param id the user's id
     * @param change whether the user may log in
     * @return the user
     */
    @Put("/enabled")
    @ApiResponse(responseCode = "200", description = "The user")
    @ApiResponse(responseCode = "400", description = "It is neither true nor false")
    @ApiResponse(responseCode = "404", description = "Nobody has this id")
    @ApiResponse(responseCode = "409", description = "Nobody would be left to administer users")
    Mono<UserView> changeUserEnabled(UUID id, @Body @Valid EnabledChange change, HttpRequest<?> request) {
        Origin origin = Origin.of(request);
        Mono<User> changed = change.isOn()
                ? changes.change(id, Action.ENABLE_USER, null, origin, () -> users.changeEnabled(id, true))
                : changes.changeAndSignOut(
                        id, Action.DISABLE_USER, origin, () -> administrators.keep(users.changeEnabled(id, false)));
        return changed.map(UserView::of);
    }

    /**
     * {@code PUT /api/v1/auth/users/{id}/password}: sets a user's password, and ends the user's sessions.
     *
     * @param id the user's id
     * @param change the new password
     * @return nothing
     */
    @Put("/password")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "The password is set")
    @ApiResponse(
            responseCode = "400",
            description = "The password is not acceptable, or one_time is neither true nor false")
    @ApiResponse(responseCode = "404", description = "Nobody has this id")
    Mono<Void> changePassword(UUID id, @Body @Valid PasswordChange change, HttpRequest<?> request) {
        return changes.find(id)
                .flatMap(user -> passwords.hash(change.password(), user.username()))
                .flatMap(hash -> changes.changeAndSignOut(
                        id,
                        Action.SET_PASSWORD,
                        Origin.of(request),
                        () -> users.setPassword(id, hash, change.isForOneTime())))
                .then();
    }

    /**
     * {@code DELETE /api/v1/auth/users/{id}/sessions}: ends all sessions of a user, for example when a withdrawn permission
     * must not last until the next token.
     *
     * @param id the user's id
     * @return nothing
     */
    @Delete("/sessions")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "The sessions have ended")
    @ApiResponse(responseCode = "404", description = "Nobody has this id")
    Mono<Void> signOut(UUID id, HttpRequest<?> request) {
        return changes.changeAndSignOut(id, Action.SIGN_OUT_USER, Origin.of(request), Mono::empty)
                .then();
    }
}
