package io.gatehouse.auth.audit;

import org.jspecify.annotations.Nullable;

/**
 * An action that someone wants to perform, as it is to be recorded in the audit. It never contains secrets, and nothing that a
 * caller sent unless it is known to be a name.
 *
 * @param action which action
 * @param target the user, group or other thing it applies to
 * @param detail what else should be on record
 * @param origin who asks for it, and from where
 */
public record AuditEntry(
        Action action, @Nullable String target, @Nullable String detail, Origin origin) {

    public static AuditEntry of(Action action, @Nullable String target, Origin origin) {
        return new AuditEntry(action, target, null, origin);
    }

    /** The same entry with this detail. */
    public AuditEntry with(String more) {
        return new AuditEntry(action, target, more, origin);
    }
}
