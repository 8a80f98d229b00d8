package io.gatehouse.shared.schema;

import java.util.List;

/** The documents that {@code /schema} offers: a service's own, or at the gateway those of all services. */
@FunctionalInterface
public interface SchemaDocuments {

    List<SchemaDocument> list();
}
