package io.gatehouse.shared.schema;

import java.util.List;

/** The documents that {@code /schema} offers here: a service's own, at the gateway everyone's. */
@FunctionalInterface
public interface SchemaDocuments {

    List<SchemaDocument> list();
}
