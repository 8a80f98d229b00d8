package io.gatehouse.auth.user;

import java.util.regex.Pattern;

/** The rules for usernames. */
public final class Username {

    /** The subject of guests' tokens, which no user can have as a name. */
    public static final String GUEST = "guest";

    static final String RULE = "^(?![Gg][Uu][Ee][Ss][Tt]$)[A-Za-z0-9._-]{1,64}$";
    static final String EXPECTED =
            "expected 1 to 64 letters, digits, dots, underscores or hyphens, and not \"" + GUEST + "\"";

    private static final Pattern PATTERN = Pattern.compile(RULE);

    private Username() {}

    /** Whether a user of this name can exist. */
    public static boolean isWellFormed(String name) {
        return PATTERN.matcher(name).matches();
    }
}
