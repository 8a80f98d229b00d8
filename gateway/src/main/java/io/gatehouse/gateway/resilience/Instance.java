package io.gatehouse.gateway.resilience;

import io.micronaut.http.client.RawHttpClient;
import java.net.URI;

/** One address of a service, with its health and load. */
public final class Instance {

    private final URI address;
    private final String path;
    private final RawHttpClient client;
    private final Ejection ejection;
    private final ConnectionPool pool;
    private volatile boolean healthy = true;

    /**
     * @param pool the client's connections to it
     */
    Instance(URI address, RawHttpClient client, Ejection ejection, ConnectionPool pool) {
        this.address = address;
        this.path = withoutLastSlash(address.getRawPath());
        this.client = client;
        this.ejection = ejection;
        this.pool = pool;
    }

    /** Scheme, host, port and path. */
    public URI address() {
        return address;
    }

    /** The path that is put before every target; empty if there is none. */
    public String path() {
        return path;
    }

    /** The client that holds the connections to it. */
    public RawHttpClient client() {
        return client;
    }

    /** Counts a request in flight. */
    void begin() {
        pool.begin();
    }

    /** Ends a request, however it ended. */
    public void end() {
        pool.end();
    }

    /** Whether there are more requests in flight than there may be connections. */
    public boolean isFull() {
        return pool.isFull();
    }

    /** Notes that it answered normally. */
    public void succeeded() {
        ejection.succeeded();
    }

    /** Notes that it did not answer, or answered that it cannot. */
    public void failed() {
        ejection.failed();
    }

    /** Notes the result of the last health check. */
    void healthy(boolean found) {
        healthy = found;
    }

    boolean isHealthy() {
        return healthy;
    }

    boolean isEjected() {
        return ejection.isEjected();
    }

    /** The number of requests in flight, weighted up while its share is reduced after an ejection. */
    double load() {
        return (pool.pending() + 1) / ejection.share();
    }

    private static String withoutLastSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
