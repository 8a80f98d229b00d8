package io.gatehouse.gateway.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The alerts and the dashboard in {@code deploy}. */
final class Monitoring {

    private static final Path COMPONENTS = Path.of("../deploy/kubernetes/components");

    private Monitoring() {}

    /** Every object, at any depth, that has an expression, and what is written beside it. */
    static List<Map<?, ?>> queries() {
        return Stream.of("prometheus-operator/alerts.yml", "grafana/gatehouse.json")
                .flatMap(Monitoring::objects)
                .filter(object -> object.containsKey("expr"))
                .<Map<?, ?>>map(object -> object)
                .toList();
    }

    /** The queries for the values of the dashboard's variables. */
    static List<String> variables() {
        return objects("grafana/gatehouse.json")
                .filter(object -> object.containsKey("definition"))
                .map(object -> String.valueOf(object.get("definition")))
                .toList();
    }

    /** JSON is YAML. */
    private static Stream<Map<?, ?>> objects(String file) {
        try {
            return objects((Object) new Yaml().load(Files.readString(COMPONENTS.resolve(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Map<?, ?>> objects(Object tree) {
        if (tree instanceof Map<?, ?> object) {
            return Stream.concat(Stream.of(object), object.values().stream().flatMap(Monitoring::objects));
        }
        return tree instanceof Collection<?> list ? list.stream().flatMap(Monitoring::objects) : Stream.of();
    }
}
