package io.gatehouse.shared.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the access token from {@code X-Token: <JWT>} or {@code Authorization: Bearer <JWT>} (RFC 6750 section 2.1),
 * and from nowhere else.
 */
@Singleton
public final class TokenHeader implements TokenReader<HttpRequest<?>> {

    /** The header field in which callers send the token, without a prefix. */
    public static final String X_TOKEN = "X-Token";

    private static final String BEARER = "Bearer ";

    @Override
    public Optional<String> findToken(HttpRequest<?> request) {
        return Optional.ofNullable(read(request.getHeaders()));
    }

    /**
     * The token in these header fields.
     *
     * @return the token, or null if there is none
     * @throws AmbiguousTokenException if a field comes twice, or both fields come and differ
     */
    public static @Nullable String read(HttpHeaders headers) {
        String token = single(headers, X_TOKEN);
        String bearer = bearer(single(headers, HttpHeaders.AUTHORIZATION));
        if (token != null && bearer != null && !token.equals(bearer)) {
            throw new AmbiguousTokenException("X-Token and Authorization carry different tokens: send one of them");
        }
        return token != null ? token : bearer;
    }

    private static @Nullable String single(HttpHeaders headers, String name) {
        List<String> values = headers.getAll(name);
        if (values.size() > 1) {
            throw new AmbiguousTokenException(name + " was sent " + values.size() + " times: send it once");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    /** Whether this has the prefix of {@code Authorization}, which no token has. */
    static boolean isPrefixed(String token) {
        return token.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && isPrefixed(authorization)
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }
}
