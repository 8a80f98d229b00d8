package io.gatehouse.auth.oauth;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A set of permissions as a scope (RFC 6749 section 3.3), one value each.
 *
 * @param values sorted, each once
 */
record Scope(List<String> values) {

    Scope {
        values = List.copyOf(new TreeSet<>(values));
    }

    /** The scope in this form, if any. */
    static Optional<Scope> in(Form form) {
        return form.find("scope").map(text -> new Scope(List.of(text.strip().split(" +"))));
    }

    static String text(Collection<String> values) {
        return String.join(" ", values);
    }

    /**
     * Returns this scope.
     *
     * @throws OAuthException if it exceeds what is allowed
     */
    Scope within(Collection<String> allowed) {
        for (String value : values) {
            if (!allowed.contains(value)) {
                throw OAuthException.invalidScope(
                        "The scope '%s' is not to be had here: expected some of '%s'".formatted(value, text(allowed)));
            }
        }
        return this;
    }
}
