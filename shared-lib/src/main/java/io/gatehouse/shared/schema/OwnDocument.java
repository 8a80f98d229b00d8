package io.gatehouse.shared.schema;

import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.List;

/** Offers a service's own document, and no other. */
@Singleton
@Secondary
final class OwnDocument implements SchemaDocuments {

    private final String service;

    OwnDocument(@Value("${micronaut.application.name}") String service) {
        this.service = service;
    }

    @Override
    public List<SchemaDocument> list() {
        return List.of(SchemaDocument.of(service));
    }
}
