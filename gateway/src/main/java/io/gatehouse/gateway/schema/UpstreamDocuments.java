package io.gatehouse.gateway.schema;

import io.gatehouse.gateway.route.RouteTable;
import io.gatehouse.shared.schema.SchemaDocument;
import io.gatehouse.shared.schema.SchemaDocuments;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Offers the gateway's own OpenAPI document and, through their routes, those of all services. */
@Singleton
final class UpstreamDocuments implements SchemaDocuments {

    private final RouteTable routes;

    UpstreamDocuments(RouteTable routes) {
        this.routes = routes;
    }

    @Override
    public List<SchemaDocument> list() {
        return Stream.concat(routes.services().stream(), Stream.of("gateway"))
                .map(SchemaDocument::of)
                .toList();
    }
}
