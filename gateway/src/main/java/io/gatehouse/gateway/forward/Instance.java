package io.gatehouse.gateway.forward;

import io.micronaut.http.client.RawHttpClient;
import java.net.URI;

/**
 * Where the requests of a service go.
 *
 * @param service the service's id
 * @param address scheme, host and port
 * @param path what is put before every target; empty if there is nothing
 * @param client the client with the connections there
 */
record Instance(String service, URI address, String path, RawHttpClient client) {

    static Instance of(String service, URI address, RawHttpClient client) {
        String path = address.getRawPath();
        return new Instance(service, address, path.endsWith("/") ? path.substring(0, path.length() - 1) : path, client);
    }
}
