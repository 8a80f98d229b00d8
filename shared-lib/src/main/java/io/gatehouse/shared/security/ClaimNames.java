package io.gatehouse.shared.security;

/** The names of those claims of an access token that Micronaut has no names for. */
public final class ClaimNames {

    /** What the token's caller may do, as a list. */
    public static final String PERMISSIONS = "permissions";

    /**
     * The token's generation: how many subjects had been revoked when it was granted. A token without it has generation
     * 0.
     */
    public static final String GENERATION = "gen";

    /** The client that got the token. A client is revoked in the same way as a subject, whoever its tokens speak for. */
    public static final String CLIENT_ID = "client_id";

    /** The session that the token belongs to. Revoking a session revokes all of its tokens. */
    public static final String SESSION_ID = "sid";

    private ClaimNames() {}
}
