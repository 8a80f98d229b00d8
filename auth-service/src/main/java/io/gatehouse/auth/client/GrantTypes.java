package io.gatehouse.auth.client;

import java.util.List;
import java.util.TreeSet;

/**
 * Grant types as they are stored: known ones, sorted, each once.
 *
 * @param names the grant types
 */
record GrantTypes(List<String> names) {

    /**
     * @throws UnknownGrantTypeException if one of them is not a grant type
     */
    GrantTypes {
        names.forEach(GrantTypes::check);
        names = List.copyOf(new TreeSet<>(names));
    }

    /** The names as a list in a sentence. */
    @Override
    public String toString() {
        return String.join(", ", names);
    }

    private static void check(String name) {
        if (GrantType.of(name).isEmpty()) {
            throw new UnknownGrantTypeException(name);
        }
    }
}
