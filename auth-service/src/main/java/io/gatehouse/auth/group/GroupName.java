package io.gatehouse.auth.group;

import java.util.regex.Pattern;

/** What a group's name may be. */
final class GroupName {

    static final String RULE = "[a-z0-9._-]{1,64}";
    static final String EXPECTED = "expected 1 to 64 small letters, digits, dots, underscores or hyphens";

    private static final Pattern PATTERN = Pattern.compile(RULE);

    private GroupName() {}

    /** Whether a group of this name can exist; what cannot is not even looked for. */
    static boolean isWellFormed(String name) {
        return PATTERN.matcher(name).matches();
    }
}
