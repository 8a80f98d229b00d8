package io.gatehouse.auth.group;

import io.gatehouse.shared.security.Permission;
import java.util.List;
import java.util.TreeSet;

/**
 * Permissions as they are stored: known ones, sorted, each once.
 *
 * @param names the permissions
 */
public record Permissions(List<String> names) {

    /** Every permission there is. */
    public static final Permissions ALL = new Permissions(List.copyOf(Permission.ALL));

    /**
     * @throws UnknownPermissionException if one of them is not a permission
     */
    public Permissions {
        names.forEach(Permissions::check);
        names = List.copyOf(new TreeSet<>(names));
    }

    private static void check(String name) {
        if (!Permission.ALL.contains(name)) {
            throw new UnknownPermissionException(name);
        }
    }

    /** The names as a list in a sentence. */
    @Override
    public String toString() {
        return String.join(", ", names);
    }
}
