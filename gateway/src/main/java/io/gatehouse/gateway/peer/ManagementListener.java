package io.gatehouse.gateway.peer;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * Recognises connections to the management port. What is meant for callers, such as routes, limits and the access log,
 * does not apply there.
 */
@Singleton
public final class ManagementListener {

    private final int port;

    ManagementListener(@Value("${endpoints.all.port}") int port) {
        this.port = port;
    }

    /** Whether this is the address of the management port. */
    public boolean isAt(SocketAddress local) {
        return local instanceof InetSocketAddress address && address.getPort() == port;
    }
}
