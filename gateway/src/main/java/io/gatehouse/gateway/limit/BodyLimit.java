package io.gatehouse.gateway.limit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Singleton;

/**
 * Refuses a body that announces itself as too large, before anything is asked of an upstream or more of the caller. One
 * that turns out too large as it comes is refused by the server.
 */
@Singleton
public final class BodyLimit {

    private final long max;

    BodyLimit(HttpServerConfiguration server) {
        max = server.getMaxRequestSize();
    }

    /**
     * Lets the request pass or throws.
     *
     * @throws BodyTooLargeException if the announced length is more than allowed
     */
    public void check(HttpRequest<?> request) {
        long length =
                ((ServerHttpRequest<?>) request).byteBody().expectedLength().orElse(0);
        if (length > max) {
            throw new BodyTooLargeException(length, max);
        }
    }
}
