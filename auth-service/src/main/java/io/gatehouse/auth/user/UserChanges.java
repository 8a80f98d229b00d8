package io.gatehouse.auth.user;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.Audit;
import io.gatehouse.auth.audit.AuditEntry;
import io.gatehouse.auth.audit.Origin;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Changes users, each change in one transaction with its event in the audit. */
@Singleton
class UserChanges {

    private final UserRepository users;
    private final SignOut signOut;
    private final Audit audit;

    UserChanges(UserRepository users, SignOut signOut, Audit audit) {
        this.users = users;
        this.signOut = signOut;
        this.audit = audit;
    }

    /**
     * The user.
     *
     * @return an error of {@link UnknownUserException} if there is none
     */
    Mono<User> find(UUID id) {
        return users.findById(id).switchIfEmpty(Mono.error(() -> new UnknownUserException(id)));
    }

    /** The user after this step, which runs inside the transaction. */
    Mono<User> change(UUID id, Action action, @Nullable String detail, Origin origin, Supplier<Mono<?>> step) {
        return change(id, action, detail, origin, user -> step.get());
    }

    /** The user after this step, signed out everywhere. */
    Mono<User> changeAndSignOut(UUID id, Action action, Origin origin, Supplier<Mono<?>> step) {
        return change(id, action, null, origin, user -> step.get().then(Mono.defer(() -> signOut.everywhere(user))));
    }

    private Mono<User> change(
            UUID id, Action action, @Nullable String detail, Origin origin, Function<User, Mono<?>> step) {
        return find(id).flatMap(user ->
                audit.success(new AuditEntry(action, user.username(), detail, origin), () -> changed(user, step)));
    }

    private Mono<User> changed(User user, Function<User, Mono<?>> step) {
        return step.apply(user).then(Mono.defer(() -> find(user.id())));
    }
}
