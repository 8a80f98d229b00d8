package io.gatehouse.systemtest.registry;

import io.gatehouse.systemtest.stack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * The files of the project, or of a copy of it.
 *
 * @param root its folder
 * @param services the services that services.yml lists there
 * @param changed texts that replace those of the files with these paths
 */
record Tree(Path root, List<Service> services, Map<String, String> changed) {

    static Tree at(Path root) {
        return new Tree(root, Service.listedIn(root), Map.of());
    }

    /** The same tree with another text for one file. */
    Tree with(String path, String text) {
        return new Tree(root, services, Map.of(path, text));
    }

    /** Every service but the gateway. */
    List<Service> upstreams() {
        return services.stream().filter(service -> !service.isGateway()).toList();
    }

    boolean has(String path) {
        return Files.exists(root.resolve(path));
    }

    /** The text of a file, empty if there is none. */
    String text(String path) {
        try {
            return has(path) ? changed.getOrDefault(path, Files.readString(root.resolve(path))) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value in a YAML file at these keys; null if there is none. */
    @Nullable Object yaml(String path, String... keys) {
        return Arrays.stream(keys).<@Nullable Object>map(key -> key).reduce(new Yaml().load(text(path)), Tree::child);
    }

    /** The keys of the mapping at this place. */
    Set<String> keys(String path, String... keys) {
        return yaml(path, keys) instanceof Map<?, ?> map
                ? map.keySet().stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    /** Everything that the pattern's group matches in a file. */
    Set<String> found(String path, String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text(path))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> ids(List<Service> services) {
        return services.stream().map(Service::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable Object child(@Nullable Object parent, @Nullable Object key) {
        return parent instanceof Map<?, ?> map ? map.get(key) : null;
    }
}
