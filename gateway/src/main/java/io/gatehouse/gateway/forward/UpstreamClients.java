package io.gatehouse.gateway.forward;

import io.micronaut.context.env.Environment;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClientConfiguration.ConnectionPoolConfiguration;
import io.micronaut.http.client.ServiceHttpClientConfiguration;
import jakarta.inject.Singleton;

/**
 * Lets every service's client start from all of {@code micronaut.http.client}: Micronaut itself copies the timeouts and
 * sizes, but neither the pool, nor the decompression, nor the name resolution.
 */
@Singleton
final class UpstreamClients implements BeanCreatedEventListener<ServiceHttpClientConfiguration> {

    private final DefaultHttpClientConfiguration defaults;
    private final Environment environment;

    UpstreamClients(DefaultHttpClientConfiguration defaults, Environment environment) {
        this.defaults = defaults;
        this.environment = environment;
    }

    @Override
    public ServiceHttpClientConfiguration onCreated(BeanCreatedEvent<ServiceHttpClientConfiguration> event) {
        ServiceHttpClientConfiguration service = event.getBean();
        service.setDecompressionEnabled(defaults.isDecompressionEnabled());
        service.setAddressResolverGroupName(defaults.getAddressResolverGroupName());
        if (!environment.containsProperties("micronaut.http.services." + service.getServiceId() + ".pool")) {
            copy(defaults.getConnectionPoolConfiguration(), service.getConnectionPoolConfiguration());
        }
        return service;
    }

    private static void copy(ConnectionPoolConfiguration from, ConnectionPoolConfiguration to) {
        to.setMaxConcurrentHttp1Connections(from.getMaxConcurrentHttp1Connections());
        to.setMaxPendingConnections(from.getMaxPendingConnections());
        to.setMaxPendingAcquires(from.getMaxPendingAcquires());
        to.setAcquireTimeout(from.getAcquireTimeout().orElse(null));
        to.setConnectionLocality(from.getConnectionLocality());
    }
}
