package io.gatehouse.gateway.forward;

import io.gatehouse.shared.start.AtLeastAMillisecond;
import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Min;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How the names of upstreams are resolved.
 *
 * @param queryTimeout how long one query to a name server may take
 * @param maxQueries the most queries for one name
 * @param servers the name servers, each as host:port; if empty, the machine's own
 */
@ConfigurationProperties("gateway.dns")
record NameResolutionSettings(
        @AtLeastAMillisecond Duration queryTimeout, @Min(1) int maxQueries, List<String> servers) {

    NameResolutionSettings {
        servers = servers.stream().filter(server -> !server.isBlank()).toList();
        servers.forEach(NameResolutionSettings::address);
    }

    List<InetSocketAddress> addresses() {
        return servers.stream().map(NameResolutionSettings::address).toList();
    }

    private static InetSocketAddress address(String server) {
        URI uri = URI.create("dns://" + server);
        if (uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException("gateway.dns.servers: '" + server + "' is not host:port");
        }
        return new InetSocketAddress(uri.getHost(), uri.getPort());
    }
}
