package io.gatehouse.gateway.peer;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.List;

/** The networks from which what is said about a request's way here is believed. */
@Singleton
final class TrustedProxies {

    private final List<Network> networks;

    TrustedProxies(@Value("${gateway.trusted-proxies}") List<String> networks) {
        this.networks = networks.stream()
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .map(Network::parse)
                .toList();
    }

    boolean contains(byte[] address) {
        for (Network network : networks) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** The right-most address of a chain, each entry told by the next, that is not a trusted proxy's own. */
    String client(String[] chain, String peer) {
        String client = peer;
        for (int i = chain.length - 1; i >= 0; i--) {
            byte[] address = Network.address(chain[i]);
            if (address == null) {
                return client;
            }
            client = chain[i];
            if (!contains(address)) {
                return client;
            }
        }
        return client;
    }
}
