package io.gatehouse.auth.user;

import io.gatehouse.auth.group.Permissions;
import io.gatehouse.shared.security.Permission;
import java.util.List;
import java.util.stream.Stream;

/** A user that the settings ask for. */
record FirstUser(String username, String password, Permissions permissions) {

    static final String DEMO = "demo";
    static final String ADMIN = "admin";

    private static final Permissions READ =
            new Permissions(List.of(Permission.SMOKE, Permission.TIME, Permission.FACTORIAL, Permission.STOCKS));

    static List<FirstUser> of(FirstUserSettings settings) {
        return Stream.concat(
                        settings.demo().map(password -> new FirstUser(DEMO, password, READ)).stream(),
                        settings.admin().map(password -> new FirstUser(ADMIN, password, Permissions.ALL)).stream())
                .toList();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return username;
    }
}
