package io.gatehouse.gateway.route;

import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads every YAML value as the text that is written: YAML 1.1 would turn {@code on} into true, {@code 1.10} into 1.1
 * and {@code 010} into 8.
 */
final class TextResolver extends Resolver {

    /** Except for the merge key, no value has a type unless it has a tag. */
    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.MERGE, MERGE, "<");
    }
}
