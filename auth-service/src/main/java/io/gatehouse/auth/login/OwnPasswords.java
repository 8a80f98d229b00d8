package io.gatehouse.auth.login;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.Audit;
import io.gatehouse.auth.audit.AuditEntry;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.password.PasswordRules;
import io.gatehouse.auth.password.UnacceptablePasswordException;
import io.gatehouse.auth.user.User;
import jakarta.inject.Singleton;
import reactor.core.publisher.Mono;

/** Lets users change their own passwords, authenticated by the present one. */
@Singleton
public final class OwnPasswords {

    private final Login login;
    private final PasswordRules rules;
    private final PasswordReplacement replacement;
    private final Audit audit;

    OwnPasswords(Login login, PasswordRules rules, PasswordReplacement replacement, Audit audit) {
        this.login = login;
        this.rules = rules;
        this.replacement = replacement;
        this.audit = audit;
    }

    /**
     * Changes the password, and ends all sessions of the user.
     *
     * @return an error of {@link WrongCredentialsException} or {@link TooManyFailuresException} as for a login, of
     *     {@link UnacceptablePasswordException} if the new one is not to be this user's password
     */
    public Mono<User> change(NewPassword change, Origin origin) {
        return login.prove(change.credentials(), origin)
                .doOnNext(user -> refuseTheSame(change))
                .flatMap(user -> rules.hash(change.newPassword(), user.username())
                        .flatMap(hash ->
                                audit.success(auditEntry(user, origin), () -> replacement.replace(user, hash))));
    }

    private static AuditEntry auditEntry(User user, Origin origin) {
        return AuditEntry.of(Action.CHANGE_PASSWORD, user.username(), origin.by(user.username()));
    }

    private static void refuseTheSame(NewPassword change) {
        if (change.newPassword().equals(change.password())) {
            throw new UnacceptablePasswordException("The new password is the present one: expected another");
        }
    }
}
