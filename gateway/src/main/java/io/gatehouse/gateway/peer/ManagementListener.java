package io.gatehouse.gateway.peer;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** The port for operators: what is there for callers, such as routes, limits and logs, is not there. */
@Singleton
public final class ManagementListener {

    private final int port;

    ManagementListener(@Value("${endpoints.all.port}") int port) {
        this.port = port;
    }

    /** Whether a connection to this address of the gateway is one to the management port. */
    public boolean isAt(SocketAddress local) {
        return local instanceof InetSocketAddress address && address.getPort() == port;
    }
}
