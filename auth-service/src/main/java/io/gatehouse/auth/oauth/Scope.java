package io.gatehouse.auth.oauth;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Some permissions, as a scope (RFC 6749 section 3.3): each is one of its values.
 *
 * @param values sorted, each once
 */
record Scope(List<String> values) {

    Scope {
        values = List.copyOf(new TreeSet<>(values));
    }

    /** The scope that is asked for, if one is. */
    static Optional<Scope> in(Form form) {
        return form.find("scope").map(text -> new Scope(List.of(text.strip().split(" +"))));
    }

    static String text(Collection<String> values) {
        return String.join(" ", values);
    }

    /**
     * This scope.
     *
     * @throws OAuthException if there is more in it than that
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
