package io.gatehouse.gateway.route;

import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Takes every value for the text that it is written as: YAML 1.1 makes {@code true} of {@code on}, 1.1 of {@code 1.10} and
 * 8 of {@code 010}.
 */
final class AsWritten extends Resolver {

    /** Nothing but what puts one mapping into another has a meaning without a tag. */
    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.MERGE, MERGE, "<");
    }
}
