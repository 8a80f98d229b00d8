package io.gatehouse.auth.user;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.Audit;
import io.gatehouse.auth.audit.AuditEntry;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.password.PasswordHasher;
import io.gatehouse.auth.secret.RandomSecret;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * In production, replaces published passwords of the first users: the database may come from a demonstration, and
 * leaving a setting out does not undo what it set.
 */
@Singleton
@Requires(env = "production")
class PublishedPasswords {

    /** The passwords in README.md and env.example, which everyone knows. */
    static final Set<String> ALL = Set.of("demo-password", "admin-password");

    private static final Logger LOG = LoggerFactory.getLogger(PublishedPasswords.class);

    private final FirstUserRepository firstUsers;
    private final UserRepository users;
    private final SignOut signOut;
    private final PasswordHasher hasher;
    private final Audit audit;

    PublishedPasswords(
            FirstUserRepository firstUsers, UserRepository users, SignOut signOut, PasswordHasher hasher, Audit audit) {
        this.firstUsers = firstUsers;
        this.users = users;
        this.signOut = signOut;
        this.hasher = hasher;
        this.audit = audit;
    }

    /** Ensures that no first user, enabled or not, has a password that everyone knows. */
    Mono<Void> takeAway() {
        return Flux.just(FirstUser.DEMO, FirstUser.ADMIN)
                .concatMap(users::findByUsername)
                .filterWhen(this::hasPublished)
                .concatMap(this::takeAwayFrom)
                .then();
    }

    private Mono<Boolean> hasPublished(User user) {
        return Flux.fromIterable(ALL)
                .concatMap(password -> hasher.matches(password, user.passwordHash()))
                .any(Boolean::booleanValue);
    }

    private Mono<User> takeAwayFrom(User user) {
        AuditEntry entry = AuditEntry.of(Action.SET_PASSWORD, user.username(), Origin.START)
                .with("a random one: the password was a published example");
        return hasher.hash(RandomSecret.next().value())
                .flatMap(hash -> audit.success(entry, () -> replace(user, hash)))
                .doOnNext(PublishedPasswords::tell);
    }

    /** Empty if the password has changed in the meantime. */
    private Mono<User> replace(User user, String hash) {
        return firstUsers
                .takePassword(user.id(), user.passwordHash(), hash)
                .filter(taken -> taken > 0)
                .map(taken -> user)
                .delayUntil(signOut::everywhere);
    }

    private static void tell(User user) {
        LOG.warn(
                "The password of {} was a published example, and is one that nobody knows now: an administrator can set"
                        + " another (PUT /api/v1/auth/users/{}/password), for admin AUTH_ADMIN_PASSWORD can at the next start",
                user.username(),
                user.id());
    }
}
