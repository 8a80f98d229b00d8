package io.gatehouse.gateway.peer;

import io.gatehouse.shared.start.BadSettingException;
import jakarta.inject.Singleton;
import java.util.List;

/** The networks of the proxies whose word about the original caller is believed. */
@Singleton
final class TrustedProxies {

    private final TrustedProxySettings settings;
    private final List<Network> networks;

    TrustedProxies(TrustedProxySettings settings) {
        this.settings = settings;
        this.networks = parse(settings.trustedProxies());
    }

    boolean contains(byte[] address) {
        for (Network network : networks) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The caller's address: the right-most one in the chain that is not a trusted proxy's own, since each entry was
     * written by the next.
     */
    String client(String[] chain, String peer) {
        int client = clientIn(chain);
        return client < chain.length ? chain[client] : peer;
    }

    /** The index of that address in the chain; the chain's length if it is the peer itself. */
    int clientIn(String[] chain) {
        int client = chain.length;
        while (client > 0) {
            byte[] address = Network.address(chain[client - 1]);
            if (address == null) {
                return client;
            }
            client--;
            if (!contains(address)) {
                return client;
            }
        }
        return client;
    }

    /** The field in which they name the original caller. */
    ProxyField field() {
        return settings.trustedProxiesHeader();
    }

    /** Whether they write {@code X-Forwarded-Host} themselves, rather than passing on what is in it. */
    boolean sayHost() {
        return settings.trustedProxiesHost();
    }

    private static List<Network> parse(List<String> networks) {
        try {
            return networks.stream()
                    .map(String::strip)
                    .filter(network -> !network.isEmpty())
                    .map(Network::parse)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(
                    "gateway.trusted-proxies",
                    String.join(",", networks),
                    "expected addresses and networks such as 10.0.0.0/8, with commas between");
        }
    }
}
