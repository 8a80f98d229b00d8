package io.gatehouse.stack.registry;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the entries of one YAML mapping, with the line number of each, which loaded objects would not have. */
final class Fields {

    private final Path file;
    private final Node node;
    private final Map<String, Node> entries = new LinkedHashMap<>();

    Fields(Path file, Node node) {
        this.file = file;
        this.node = node;
        as(MappingNode.class, node, "a mapping").getValue().forEach(this::add);
    }

    private void add(NodeTuple entry) {
        String key = text(entry.getKeyNode());
        if (entries.put(key, entry.getValueNode()) != null) {
            throw problem(entry.getKeyNode(), "'" + key + "' is there twice");
        }
    }

    Fields allow(List<String> keys) {
        entries.forEach((key, value) -> {
            if (!keys.contains(key)) {
                throw problem(value, "'" + key + "' is not known, expected one of " + String.join(", ", keys));
            }
        });
        return this;
    }

    String text(String key) {
        return text(required(key));
    }

    Optional<String> optionalText(String key) {
        return Optional.ofNullable(entries.get(key)).map(this::text);
    }

    int number(String key) {
        try {
            return Integer.parseInt(text(key));
        } catch (NumberFormatException e) {
            throw problem(required(key), key + " is '" + text(key) + "', expected a whole number");
        }
    }

    List<Fields> list(String key) {
        return as(SequenceNode.class, required(key), "a list").getValue().stream()
                .map(item -> new Fields(file, item))
                .toList();
    }

    Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        Optional.ofNullable(entries.get(key))
                .map(value -> new Fields(file, value))
                .ifPresent(fields -> fields.entries.forEach((name, value) -> texts.put(name, text(value))));
        return texts;
    }

    RegistryException problem(String text) {
        return problem(node, text);
    }

    private Node required(String key) {
        return Optional.ofNullable(entries.get(key)).orElseThrow(() -> problem("'" + key + "' is missing"));
    }

    private String text(Node value) {
        return as(ScalarNode.class, value, "one value").getValue();
    }

    private <T extends Node> T as(Class<T> type, Node value, String expected) {
        if (!type.isInstance(value)) {
            throw problem(value, "expected " + expected + ", found a " + value.getNodeId());
        }
        return type.cast(value);
    }

    private RegistryException problem(Node where, String text) {
        return new RegistryException(file, where.getStartMark().getLine() + 1, text);
    }
}
