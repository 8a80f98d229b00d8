package io.gatehouse.gateway.route;

import io.micronaut.context.annotation.Context;
import io.netty.handler.codec.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the route of a request. Routes are replaced all at once: each request sees either the old or the new ones, and
 * requests in flight are not affected.
 */
@Context
public final class RouteTable {

    /**
     * The routes at one moment.
     *
     * @param all every route
     * @param index the same routes, indexed for look-ups
     * @param since when they were read
     * @param refused why a later configuration was refused, or null if none was
     */
    record Snapshot(
            List<Destination> all,
            RouteIndex index,
            Instant since,
            @Nullable String refused) {}

    private static final Logger LOG = LoggerFactory.getLogger(RouteTable.class);

    private final RouteReader reader;
    private final FormerRoutes former;
    private final Clock clock;
    private volatile Snapshot snapshot;

    RouteTable(RouteReader reader, FormerRoutes former, Clock clock) {
        this.reader = reader;
        this.former = former;
        this.clock = clock;
        this.snapshot = read();
    }

    /**
     * The route of this request, or null if there is none. The raw and the decoded path must lead to the same route,
     * since an upstream may use either.
     *
     * @throws AmbiguousPathException if they lead to different routes, or the path has two interpretations
     */
    public @Nullable Destination find(HttpRequest request) {
        RouteIndex index = snapshot.index();
        String path = CanonicalPath.of(request.uri());
        Destination route = index.find(path, request);
        if (CanonicalPath.isEscaped(path) && !Objects.equals(index.find(CanonicalPath.decode(path), request), route)) {
            throw new AmbiguousPathException("the same route with and without its escapes decoded");
        }
        return route;
    }

    /** Whether the gateway answers this path itself if no route does. */
    public static boolean isOwnPage(String path) {
        return RouteIndex.OWN_PAGES.stream().anyMatch(own -> path.equals(own) || path.startsWith(own + '/'));
    }

    /** The ids of the services behind the declared routes, in alphabetical order. */
    public Collection<String> services() {
        return reader.services();
    }

    /** Reads the configuration again. An invalid one changes nothing, and is logged once. */
    synchronized void reload() {
        try {
            snapshot = read();
            former.forgetAllBut(snapshot.all());
            LOG.info("Routes read again, {} of them", snapshot.all().size());
        } catch (RuntimeException e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    Snapshot snapshot() {
        return snapshot;
    }

    private void refuse(String reason) {
        if (!reason.equals(snapshot.refused())) {
            snapshot = new Snapshot(snapshot.all(), snapshot.index(), snapshot.since(), reason);
            LOG.error("The routes stay as they were. {}", reason);
        }
    }

    private Snapshot read() {
        List<Destination> all = reader.read();
        return new Snapshot(all, new RouteIndex(all), clock.instant(), null);
    }
}
