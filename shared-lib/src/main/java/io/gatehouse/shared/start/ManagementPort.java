package io.gatehouse.shared.start;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * The management port, checked here so that a wrong one is reported by its key, which the server does not do. What is meant
 * for callers, such as routes, limits and the access log, does not apply to it.
 *
 * @param port the port of the management endpoints
 */
@ConfigurationProperties("endpoints.all")
public record ManagementPort(@Min(1) @Max(65535) int port) {

    /** Whether a connection that was accepted at this address is one to the management port. */
    public boolean isAt(SocketAddress local) {
        return local instanceof InetSocketAddress address && address.getPort() == port;
    }
}
