package io.gatehouse.shared.security;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;

/** Refuses to start with an address that is none: Micronaut would go on with the others, or without any. */
@Context
final class AuthorizationServerAddresses {

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
            return new URI(text).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
