package io.gatehouse.shared.schema;

import io.micronaut.serde.annotation.Serdeable;

/**
 * An OpenAPI document the page can show.
 *
 * @param name the service it describes
 * @param url where it is, relative to the host
 */
@Serdeable
public record SchemaDocument(String name, String url) {

    public static SchemaDocument of(String service) {
        return new SchemaDocument(service, "/schema/" + service + ".yml");
    }
}
