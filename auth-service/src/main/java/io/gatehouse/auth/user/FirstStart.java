package io.gatehouse.auth.user;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.Audit;
import io.gatehouse.auth.audit.AuditEntry;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.group.Permissions;
import io.gatehouse.auth.password.PasswordHasher;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Adds the users that the settings ask for, and gives each its password once. The next start does not undo a later
 * change by an administrator or the user, but a password that is changed in the settings is applied once more. If there
 * are no users and none are configured, it adds an administrator with a one-time password.
 */
@Singleton
class FirstStart {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    /** 120 bits: impossible to guess, and short enough to type. */
    private static final int ONE_TIME_BYTES = 15;

    private final FirstUserRepository firstUsers;
    private final UserRepository users;
    private final SignOut signOut;
    private final PasswordHasher hasher;
    private final Audit audit;

    FirstStart(
            FirstUserRepository firstUsers, UserRepository users, SignOut signOut, PasswordHasher hasher, Audit audit) {
        this.firstUsers = firstUsers;
        this.users = users;
        this.signOut = signOut;
        this.hasher = hasher;
        this.audit = audit;
    }

    /** Ensures that this user exists, with this password unless another was chosen since. */
    Mono<Void> provide(FirstUser user) {
        return firstUsers.find(user.username()).singleOptional().flatMap(known -> known.map(
                        existing -> update(user, existing))
                .orElseGet(() -> add(user)));
    }

    /** Ensures that there is at least one user. Whoever reads the log first can become the administrator. */
    Mono<Void> provideSomeone() {
        String password = oneTimePassword();
        AuditEntry entry =
                AuditEntry.of(Action.ADD_USER, FirstUser.ADMIN, Origin.START).with("with a one-time password");
        return hasher.hash(password)
                .flatMap(hash -> audit.success(entry, () -> firstUsers
                        .addToNobody(FirstUser.ADMIN, hash, Permissions.ALL.names())
                        .filter(added -> added > 0)))
                .doOnNext(added -> tell(password))
                .then();
    }

    /** Printed at any log level, because no later start prints it again. */
    private static void tell(String password) {
        String text =
                "There is nobody yet. %s has the one-time password %s and must choose another with it: POST /api/v1/auth/password"
                        .formatted(FirstUser.ADMIN, password);
        if (LOG.isWarnEnabled()) {
            LOG.warn(text);
        } else {
            System.out.println(text);
        }
    }

    private Mono<Void> add(FirstUser user) {
        AuditEntry entry = AuditEntry.of(Action.ADD_USER, user.username(), Origin.START);
        return hasher.hash(user.password())
                .flatMap(hash -> audit.success(entry.with("permissions: " + user.permissions()), () -> firstUsers
                        .add(user.username(), hash, user.permissions().names())
                        .filter(added -> added > 0)))
                .doOnNext(added -> LOG.info("{} can log in, with the permissions {}", user, user.permissions()))
                .then();
    }

    private Mono<Void> update(FirstUser user, ConfiguredUser known) {
        return hasher.matches(user.password(), known.configuredHash())
                .filter(given -> !given)
                .flatMap(changed -> hasher.hash(user.password()))
                .flatMap(hash -> audit.success(
                        AuditEntry.of(Action.SET_PASSWORD, user.username(), Origin.START),
                        () -> givePassword(known, hash)))
                .doOnNext(changed -> LOG.info("{} has the password that the settings say now", user))
                .then();
    }

    private Mono<User> givePassword(ConfiguredUser known, String hash) {
        return firstUsers
                .changePassword(known.id(), known.configuredHash(), hash)
                .filter(changed -> changed > 0)
                .flatMap(changed -> users.findById(known.id()))
                .delayUntil(signOut::everywhere);
    }

    private static String oneTimePassword() {
        byte[] bytes = new byte[ONE_TIME_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
