package io.gatehouse.gateway.peer;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.List;

/** The networks from which what is said about a request's way here is believed. */
@Singleton
final class TrustedProxies {

    private final List<Network> networks;
    private final ProxyField field;
    private final boolean host;

    TrustedProxies(
            @Value("${gateway.trusted-proxies}") List<String> networks,
            @Value("${gateway.trusted-proxies-header}") ProxyField field,
            @Value("${gateway.trusted-proxies-host}") boolean host) {
        this.field = field;
        this.host = host;
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
        int client = clientIn(chain);
        return client < chain.length ? chain[client] : peer;
    }

    /** Where in the chain that is; its length, if it is nowhere there but who told it. */
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

    /** Where they write whom they speak for. */
    ProxyField field() {
        return field;
    }

    /** Whether they write {@code X-Forwarded-Host}, or hand on what is in it. */
    boolean sayHost() {
        return host;
    }
}
