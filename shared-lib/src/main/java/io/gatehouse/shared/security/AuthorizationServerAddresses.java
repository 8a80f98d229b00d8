package io.gatehouse.shared.security;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Refuses to start with an address that is none: Micronaut would go on with the others, or without any. */
@Context
final class AuthorizationServerAddresses {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int HIGHEST_PORT = 65_535;

    AuthorizationServerAddresses(
            @Property(name = "micronaut.http.services.authorization-server.urls") String addresses) {
        for (String address : addresses.split(",", -1)) {
            if (!isAddress(address)) {
                throw new ConfigurationException(
                        "AUTH_SERVICE_URL is \"%s\": expected addresses such as http://127.0.0.1:8080, with commas between"
                                .formatted(addresses));
            }
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return SCHEMES.contains(String.valueOf(address.getScheme()))
                    && address.getHost() != null
                    && address.getPort() <= HIGHEST_PORT
                    && address.getPort() != 0;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
