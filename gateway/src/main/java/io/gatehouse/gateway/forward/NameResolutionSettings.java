package io.gatehouse.gateway.forward;

import io.gatehouse.shared.start.AtLeastAMillisecond;
import io.gatehouse.shared.start.BadSettingException;
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

    private static final int HIGHEST_PORT = 65_535;

    NameResolutionSettings {
        servers = servers.stream().filter(server -> !server.isBlank()).toList();
        if (!servers.stream().allMatch(NameResolutionSettings::isAddress)) {
            throw new BadSettingException(
                    "gateway.dns.servers",
                    String.join(",", servers),
                    "expected name servers such as 10.0.0.2:53, with commas between");
        }
    }

    List<InetSocketAddress> addresses() {
        return servers.stream()
                .map(NameResolutionSettings::uri)
                .map(server -> new InetSocketAddress(server.getHost(), server.getPort()))
                .toList();
    }

    private static boolean isAddress(String server) {
        try {
            URI uri = uri(server);
            return uri.getHost() != null && uri.getPort() > 0 && uri.getPort() <= HIGHEST_PORT;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static URI uri(String server) {
        return URI.create("dns://" + server.strip());
    }
}
