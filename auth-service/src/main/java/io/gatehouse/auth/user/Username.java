package io.gatehouse.auth.user;

import java.util.regex.Pattern;

/** What a username may be. */
public final class Username {

    /** The subject of tokens for nobody in particular, so no user's name. */
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
