package io.gatehouse.shared.security;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.client.ServiceHttpClientConfiguration;
import io.micronaut.http.ssl.ClientSslConfiguration;
import jakarta.inject.Singleton;

/**
 * Turns TLS on for clients with an {@code https} address, and off for all others. Micronaut would leave it off if
 * nothing but a trust store is configured; and where it is not needed, its classes and all certificates the JVM trusts
 * would take 8 MB for as long as the service runs.
 */
@Singleton
final class TlsAsAddressed implements BeanCreatedEventListener<ServiceHttpClientConfiguration> {

    @Override
    public ServiceHttpClientConfiguration onCreated(BeanCreatedEvent<ServiceHttpClientConfiguration> event) {
        ServiceHttpClientConfiguration service = event.getBean();
        if (service.getUrls().stream().anyMatch(url -> "https".equals(url.getScheme()))) {
            service.getSslConfiguration().setEnabled(true);
        } else {
            // A new object, because the client's own may be shared by all clients.
            ClientSslConfiguration none = new ClientSslConfiguration();
            none.setEnabled(false);
            service.setSslConfiguration(none);
        }
        return service;
    }
}
