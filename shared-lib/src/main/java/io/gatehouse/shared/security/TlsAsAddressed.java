package io.gatehouse.shared.security;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.client.ServiceHttpClientConfiguration;
import io.micronaut.http.ssl.ClientSslConfiguration;
import jakarta.inject.Singleton;

/**
 * TLS for those whom an address asks for it, who may have a trust store and nothing else set: Micronaut would leave it off
 * then. For others its classes, and every certificate that the JVM trusts, would be 8 MB for as long as the service runs.
 */
@Singleton
final class TlsAsAddressed implements BeanCreatedEventListener<ServiceHttpClientConfiguration> {

    @Override
    public ServiceHttpClientConfiguration onCreated(BeanCreatedEvent<ServiceHttpClientConfiguration> event) {
        ServiceHttpClientConfiguration service = event.getBean();
        if (service.getUrls().stream().anyMatch(url -> "https".equals(url.getScheme()))) {
            service.getSslConfiguration().setEnabled(true);
        } else {
            // Not by its own settings, which may be those of every client.
            ClientSslConfiguration none = new ClientSslConfiguration();
            none.setEnabled(false);
            service.setSslConfiguration(none);
        }
        return service;
    }
}
