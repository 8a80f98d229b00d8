package io.gatehouse.auth.oauth;

/** Tells access tokens from refresh tokens by their shape, for requests without a hint. */
final class TokenShape {

    private TokenShape() {}

    /** A JWT has dots, a refresh token has none. */
    static boolean isAccessToken(String token) {
        return token.indexOf('.') >= 0;
    }
}
