package io.gatehouse.auth.group;

import java.util.regex.Pattern;

/** The rules for group names. */
final class GroupName {

    static final String RULE = "[a-z0-9._-]{1,64}";
    static final String EXPECTED = "expected 1 to 64 small letters, digits, dots, underscores or hyphens";

    private static final Pattern PATTERN = Pattern.compile(RULE);

    private GroupName() {}

    /** Whether a group can have this name; for others, the database is not even asked. */
    static boolean isWellFormed(String name) {
        return PATTERN.matcher(name).matches();
    }
}
