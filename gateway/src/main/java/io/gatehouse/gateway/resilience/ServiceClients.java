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

/** Finds Micronaut's client for a service, or for an address without one. */
@Singleton
final class ServiceClients {

    /**
     * A client and what it is for.
     *
     * @param http sends requests to any address
     * @param addresses where the service's instances are
     * @param connections the most connections there may be to each of them
     */
    record ServiceClient(RawHttpClient http, List<URI> addresses, int connections) {}

    private static final HttpVersionSelection HTTP_1_1 = HttpVersionSelection.forLegacyVersion(HttpVersion.HTTP_1_1);

    /** A single client for all addresses, with a pool for each: the registry keeps every client it has made. */
    private static final String ANYWHERE = "http://anywhere";

    private final RawHttpClientRegistry clients;
    private final DefaultHttpClientConfiguration anywhere;
    private final BeanLocator beans;

    ServiceClients(RawHttpClientRegistry clients, DefaultHttpClientConfiguration anywhere, BeanLocator beans) {
        this.clients = clients;
        this.anywhere = anywhere;
        this.beans = beans;
    }

    /** For the service with this id in {@code micronaut.http.services}. */
    ServiceClient named(String id) {
        ServiceHttpClientConfiguration service =
                beans.getBean(ServiceHttpClientConfiguration.class, Qualifiers.byName(id));
        return client(id, service.getUrls(), service);
    }

    /** For this address. */
    ServiceClient at(URI address) {
        return client(ANYWHERE, List.of(address), anywhere);
    }

    private ServiceClient client(String id, List<URI> addresses, HttpClientConfiguration configuration) {
        return new ServiceClient(
                clients.getRawClient(HTTP_1_1, id, null),
                addresses,
                configuration.getConnectionPoolConfiguration().getMaxConcurrentHttp1Connections());
    }
}
