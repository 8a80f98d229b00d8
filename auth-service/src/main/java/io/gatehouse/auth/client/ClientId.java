package io.gatehouse.auth.client;

import java.util.regex.Pattern;

/**
 * The ids of clients: the client's name with a prefix. The tilde in it occurs in no username, so the {@code sub} of a
 * client's token is never a user's; and it needs no escaping in a form, in a path or in Basic authentication.
 */
public final class ClientId {

    static final String NAME_RULE = "^[a-z0-9][a-z0-9-]{0,49}$";
    static final String NAME_EXPECTED = "expected 1 to 50 lower-case letters, digits or hyphens, no hyphen first";

    private static final String PREFIX = "client~";
    private static final Pattern NAME = Pattern.compile(NAME_RULE);

    private ClientId() {}

    /** The id of the client with this name. */
    static String of(String name) {
        return PREFIX + name;
    }

    /** Whether this can be the id of a client. */
    public static boolean isWellFormed(String id) {
        return id.startsWith(PREFIX)
                && NAME.matcher(id.substring(PREFIX.length())).matches();
    }
}
