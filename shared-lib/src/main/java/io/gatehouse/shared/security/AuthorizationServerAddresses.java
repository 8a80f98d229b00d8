package io.gatehouse.shared.security;

import io.gatehouse.shared.start.HttpAddress;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;

/** Stops the start if {@code AUTH_SERVICE_URL} is not a list of addresses: Micronaut would ignore those that it cannot read. */
@Context
final class AuthorizationServerAddresses {

    AuthorizationServerAddresses(
            @Property(name = "micronaut.http.services.authorization-server.urls") String addresses) {
        for (String address : addresses.split(",", -1)) {
            if (HttpAddress.parse(address).isEmpty()) {
                throw new ConfigurationException(
                        "AUTH_SERVICE_URL %s: expected addresses such as http://127.0.0.1:8080, with commas between"
                                .formatted(HttpAddress.fault(addresses)));
            }
        }
    }
}
