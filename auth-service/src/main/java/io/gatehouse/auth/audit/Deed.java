package io.gatehouse.auth.audit;

import org.jspecify.annotations.Nullable;

/**
 * An action that someone wants to perform, as the audit will record it. It never contains secrets, and nothing that a
 * caller sent unless it is known to be a name.
 *
 * @param action which action
 * @param target the user, group or other thing it applies to
 * @param detail what else should be on record
 * @param origin who asks for it, and from where
 */
public record Deed(
        Action action, @Nullable String target, @Nullable String detail, Origin origin) {

    public static Deed of(Action action, @Nullable String target, Origin origin) {
        return new Deed(action, target, null, origin);
    }

    /** The same with more detail. */
    public Deed with(String more) {
        return new Deed(action, target, more, origin);
    }
}
