package io.gatehouse.auth.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that someone wants done. Nothing in it is a secret, nor what a caller sent unless it is known to be a name.
 *
 * @param action what
 * @param target to whom or what
 * @param detail what else should be known of it later
 * @param origin who, and from where
 */
public record Deed(
        Action action, @Nullable String target, @Nullable String detail, Origin origin) {

    public static Deed of(Action action, @Nullable String target, Origin origin) {
        return new Deed(action, target, null, origin);
    }

    /** The same, saying more. */
    public Deed with(String more) {
        return new Deed(action, target, more, origin);
    }
}
