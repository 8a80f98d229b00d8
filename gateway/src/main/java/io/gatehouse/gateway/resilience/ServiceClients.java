package io.gatehouse.gateway.resilience;

import io.micronaut.context.BeanLocator;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.HttpVersionSelection;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.client.RawHttpClientRegistry;
import io.micronaut.http.client.ServiceHttpClientConfiguration;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds Micronaut's client for a service, or for an address without one. */
@Singleton
final class ServiceClients {

    /**
     * A client and what it is for.
     *
     * @param http sends requests to any address
     * @param addresses where the service's instances are
     */
    record ServiceClient(RawHttpClient http, List<Address> addresses) {}

    /**
     * Where an instance is.
     *
     * @param uri scheme, host, port and path
     * @param pool the client's connections to this host and port
     */
    record Address(URI uri, ConnectionPool pool) {}

    private static final HttpVersionSelection HTTP_1_1 = HttpVersionSelection.forLegacyVersion(HttpVersion.HTTP_1_1);

    /** A single client for all addresses, with a pool for each: the registry keeps every client it has made. */
    private static final String ANYWHERE = "http://anywhere";

    private final RawHttpClientRegistry clients;
    private final DefaultHttpClientConfiguration anywhere;
    private final BeanLocator beans;

    /** By scheme, host and port; like the pools of that client, they are kept. */
    private final Map<URI, ConnectionPool> pools = new ConcurrentHashMap<>();

    ServiceClients(RawHttpClientRegistry clients, DefaultHttpClientConfiguration anywhere, BeanLocator beans) {
        this.clients = clients;
        this.anywhere = anywhere;
        this.beans = beans;
    }

    /** For the service with this id in {@code micronaut.http.services}. */
    ServiceClient named(String id) {
        ServiceHttpClientConfiguration service =
                beans.getBean(ServiceHttpClientConfiguration.class, Qualifiers.byName(id));
        List<Address> addresses = service.getUrls().stream()
                .map(url -> new Address(url, poolOf(service)))
                .toList();
        return new ServiceClient(client(id), addresses);
    }

    /** For this address. */
    ServiceClient at(URI address) {
        ConnectionPool pool = pools.computeIfAbsent(address.resolve("/"), place -> poolOf(anywhere));
        return new ServiceClient(client(ANYWHERE), List.of(new Address(address, pool)));
    }

    private RawHttpClient client(String id) {
        return clients.getRawClient(HTTP_1_1, id, null);
    }

    private static ConnectionPool poolOf(HttpClientConfiguration configuration) {
        return new ConnectionPool(configuration.getConnectionPoolConfiguration().getMaxConcurrentHttp1Connections());
    }
}
