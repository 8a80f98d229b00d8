package io.gatehouse.gateway.limit;

import io.gatehouse.gateway.limit.upload.UploadLimit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Singleton;
import java.util.OptionalLong;

/**
 * Refuses a body whose announced length is larger than its route allows, before the upstream is called or any of the
 * body is read. A body that turns out too large as it arrives is cut off by {@link BoundedBody}, or by the server if it
 * is too large for any route.
 */
@Singleton
public final class BodyLimit {

    private final long maxOfAll;
    private final UploadLimit uploads;

    BodyLimit(HttpServerConfiguration server, UploadLimit uploads) {
        maxOfAll = server.getMaxRequestSize();
        this.uploads = uploads;
    }

    /**
     * Lets the request pass or throws.
     *
     * @param max the largest body, in bytes, that the request's route allows
     * @throws BodyTooLargeException if the announced length is more than allowed
     */
    public void check(HttpRequest<?> request, long max) {
        ServerHttpRequest<?> arriving = (ServerHttpRequest<?>) request;
        OptionalLong length = arriving.byteBody().expectedLength();
        check(length.orElse(0), max);
        uploads.applyTo(arriving);
        if (length.isEmpty() && max < maxOfAll) {
            BoundedBody.announce(request, max);
        }
    }

    /**
     * The same for a body with this announced length.
     *
     * @throws BodyTooLargeException if that is more than allowed
     */
    public void check(long length, long max) {
        if (length > largest(max)) {
            throw new BodyTooLargeException(length, largest(max));
        }
    }

    /** The largest body, in bytes, that passes under this limit of a route: no route allows more than the server. */
    public long largest(long max) {
        return Math.min(max, maxOfAll);
    }
}
