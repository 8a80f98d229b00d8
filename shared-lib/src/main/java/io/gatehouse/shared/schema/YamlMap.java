package io.gatehouse.shared.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A map in a YAML document that can be changed without altering how the rest is written: numbers keep their digits and
 * dates stay text, which would be lost if the document were parsed into values and written again.
 *
 * @param node the map as SnakeYAML parsed it
 */
record YamlMap(MappingNode node) {

    static YamlMap empty() {
        return new YamlMap(new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.BLOCK));
    }

    Stream<String> keys() {
        return node.getValue().stream().map(YamlMap::key);
    }

    Optional<YamlMap> map(String key) {
        return value(key).filter(MappingNode.class::isInstance).map(found -> new YamlMap((MappingNode) found));
    }

    Optional<String> text(String key) {
        return value(key).filter(ScalarNode.class::isInstance).map(found -> ((ScalarNode) found).getValue());
    }

    boolean has(String key) {
        return value(key).isPresent();
    }

    void put(String key, String text) {
        put(key, scalar(text));
    }

    void put(String key, YamlMap map) {
        put(key, map.node());
    }

    void putEmptyList(String key) {
        put(key, new SequenceNode(Tag.SEQ, List.of(), FlowStyle.FLOW));
    }

    /** The map under this key, which is added if it does not exist yet. */
    YamlMap mapOrNew(String key) {
        return map(key).orElseGet(() -> {
            YamlMap made = empty();
            put(key, made);
            return made;
        });
    }

    void remove(String key) {
        node.getValue().removeIf(entry -> key(entry).equals(key));
    }

    private void put(String key, Node value) {
        remove(key);
        node.getValue().add(new NodeTuple(scalar(key), value));
    }

    private Optional<Node> value(String key) {
        return node.getValue().stream()
                .filter(entry -> key(entry).equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private static String key(NodeTuple entry) {
        return ((ScalarNode) entry.getKeyNode()).getValue();
    }

    private static ScalarNode scalar(String text) {
        return new ScalarNode(Tag.STR, text, null, null, ScalarStyle.DOUBLE_QUOTED);
    }
}
