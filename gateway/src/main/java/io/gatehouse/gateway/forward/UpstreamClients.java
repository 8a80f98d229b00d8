package io.gatehouse.gateway.forward;

import io.gatehouse.shared.start.HttpAddress;
import io.gatehouse.shared.start.SettingNames;
import io.micronaut.context.env.Environment;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClientConfiguration.ConnectionPoolConfiguration;
import io.micronaut.http.client.ServiceHttpClientConfiguration;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Applies all of {@code micronaut.http.client} to every service's client. Micronaut itself copies timeouts and sizes,
 * but neither the pool, nor decompression, nor name resolution.
 */
@Singleton
final class UpstreamClients implements BeanCreatedEventListener<ServiceHttpClientConfiguration> {

    private static final String PREFIX = "micronaut.http.services.";

    private final DefaultHttpClientConfiguration defaults;
    private final Environment environment;

    UpstreamClients(DefaultHttpClientConfiguration defaults, Environment environment) {
        this.defaults = defaults;
        this.environment = environment;
    }

    @Override
    public ServiceHttpClientConfiguration onCreated(BeanCreatedEvent<ServiceHttpClientConfiguration> event) {
        ServiceHttpClientConfiguration service = event.getBean();
        checkAddresses(service);
        service.setDecompressionEnabled(defaults.isDecompressionEnabled());
        service.setAddressResolverGroupName(defaults.getAddressResolverGroupName());
        poolAsForAll(service);
        return service;
    }

    /** Micronaut accepts any URI, or none at all, and would fail at every request. */
    private void checkAddresses(ServiceHttpClientConfiguration service) {
        if (service.getUrls().isEmpty() || !service.getUrls().stream().allMatch(HttpAddress::isValid)) {
            throw new ConfigurationException("%s %s: expected %s"
                    .formatted(setting(service), HttpAddress.fault(join(service.getUrls())), HttpAddress.EXPECTED));
        }
    }

    private String setting(ServiceHttpClientConfiguration service) {
        String key = PREFIX + service.getServiceId() + ".url";
        return new SettingNames(environment).of(environment.containsProperty(key) ? key : key + "s");
    }

    private static String join(List<URI> urls) {
        return urls.stream().map(URI::toString).collect(Collectors.joining(","));
    }

    private void poolAsForAll(ServiceHttpClientConfiguration service) {
        ConnectionPoolConfiguration all = defaults.getConnectionPoolConfiguration();
        ConnectionPoolConfiguration pool = service.getConnectionPoolConfiguration();
        Map<String, Runnable> settings = Map.of(
                "max-concurrent-http1-connections",
                () -> pool.setMaxConcurrentHttp1Connections(all.getMaxConcurrentHttp1Connections()),
                "max-pending-connections",
                () -> pool.setMaxPendingConnections(all.getMaxPendingConnections()),
                "max-pending-acquires",
                () -> pool.setMaxPendingAcquires(all.getMaxPendingAcquires()),
                "acquire-timeout",
                () -> pool.setAcquireTimeout(all.getAcquireTimeout().orElse(null)),
                "connection-locality",
                () -> pool.setConnectionLocality(all.getConnectionLocality()));
        settings.forEach((name, copy) -> {
            if (!environment.containsProperty(PREFIX + service.getServiceId() + ".pool." + name)) {
                copy.run();
            }
        });
    }
}
