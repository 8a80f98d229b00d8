package io.gatehouse.aws;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** One resource of a template. */
record Resource(String id, Map<String, Object> json) {

    <T> T property(String name) {
        return child(child(json, "Properties"), name);
    }

    boolean has(String name) {
        Map<String, Object> properties = child(json, "Properties");
        return properties.containsKey(name);
    }

    /** The only container of a task. */
    Map<String, Object> container() {
        List<Map<String, Object>> containers = property("ContainerDefinitions");
        if (containers.size() != 1) {
            throw new AssertionError(id + " has " + containers.size() + " containers, expected 1");
        }
        return containers.get(0);
    }

    /** The values of a list of names and values. */
    static Map<String, Object> named(Map<String, Object> container, String list, String value) {
        List<Map<String, Object>> entries = child(container, list);
        return entries.stream().collect(Collectors.toMap(entry -> child(entry, "Name"), entry -> child(entry, value)));
    }

    @SuppressWarnings("unchecked") // the caller knows the format
    static <T> T child(Map<String, ?> parent, String name) {
        return (T) Objects.requireNonNull(parent.get(name), name);
    }
}
