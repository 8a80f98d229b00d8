package io.gatehouse.gateway.resilience;

import io.micronaut.http.client.RawHttpClient;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** One address of a service, and how it has fared. */
public final class Instance {

    private final URI address;
    private final String path;
    private final RawHttpClient client;
    private final Ejection ejection;
    private final int connections;
    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean healthy = true;

    /**
     * @param connections how many there may be at once
     */
    Instance(URI address, RawHttpClient client, Ejection ejection, int connections) {
        this.address = address;
        this.path = withoutLastSlash(address.getRawPath());
        this.client = client;
        this.ejection = ejection;
        this.connections = connections;
    }

    /** Scheme, host, port and path. */
    public URI address() {
        return address;
    }

    /** What is put before every target; empty if there is nothing. */
    public String path() {
        return path;
    }

    /** The client with the connections there. */
    public RawHttpClient client() {
        return client;
    }

    /** A request is on its way. */
    void begin() {
        pending.incrementAndGet();
    }

    /** The request has ended, whichever way. */
    public void end() {
        pending.decrementAndGet();
    }

    /** Whether more requests are on their way there than there may be connections. */
    public boolean isFull() {
        return pending.get() > connections;
    }

    /** It answered as it should. */
    public void succeeded() {
        ejection.succeeded();
    }

    /** It did not answer, or only that it cannot. */
    public void failed() {
        ejection.failed();
    }

    /** What the last active check found. */
    void healthy(boolean found) {
        healthy = found;
    }

    boolean isHealthy() {
        return healthy;
    }

    boolean isEjected() {
        return ejection.isEjected();
    }

    /** The requests on their way, counted the higher the less it may take after its return. */
    double load() {
        return (pending.get() + 1) / ejection.share();
    }

    private static String withoutLastSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
