package io.gatehouse.gateway.route;

import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** The optional YAML file with {@code gateway.routes}, which is read again when it changes. */
@Singleton
final class RoutesFile {

    private static final int MOST_CHARACTERS = 64 << 20;

    private final @Nullable Path path;
    private final Environment environment;
    private volatile @Nullable State read;
    private volatile @Nullable State seen;

    RoutesFile(RoutesFileSettings settings, Environment environment) {
        this.path = settings.path() == null || settings.path().isBlank() ? null : Path.of(settings.path());
        this.environment = environment;
    }

    /** Its values by the rest of their keys; empty if no file is configured. */
    Map<String, Object> read() {
        if (path == null) {
            return Map.of();
        }
        read = State.of(path);
        Map<String, Object> values = new TreeMap<>();
        flatten("", load(path), values);
        return values;
    }

    /**
     * Whether it differs from what was read, and is the same as at the last look, so that nobody is still writing it.
     */
    boolean hasChanged() {
        State before = seen;
        seen = path == null ? null : State.of(path);
        return seen != null && seen.equals(before) && !seen.equals(read);
    }

    @Override
    public String toString() {
        return String.valueOf(path);
    }

    private Map<?, ?> load(Path path) {
        try (Reader reader = Files.newBufferedReader(path)) {
            return routes(yaml().load(reader));
        } catch (IOException e) {
            throw unreadable(e);
        } catch (YAMLException e) {
            throw e.getCause() instanceof IOException cause
                    ? unreadable(cause)
                    : fault("YAML: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    /** Makes the next look try again, although the file may look unchanged by then. */
    private RouteConfigurationException unreadable(IOException reason) {
        read = null;
        return fault("a file that can be read, not " + reason);
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(MOST_CHARACTERS);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new TextResolver());
    }

    private Map<?, ?> routes(@Nullable Object document) {
        if (document instanceof Map<?, ?> root
                && root.size() == 1
                && root.get("gateway") instanceof Map<?, ?> gateway
                && gateway.size() == 1
                && gateway.get("routes") instanceof Map<?, ?> routes) {
            return routes;
        }
        throw fault("a file with gateway.routes, and nothing else");
    }

    private void flatten(String prefix, Map<?, ?> from, Map<String, Object> into) {
        from.forEach((key, value) -> {
            if (value instanceof Map<?, ?> below && !below.isEmpty()) {
                flatten(prefix + key + '.', below, into);
            } else {
                put(prefix + key, resolved(value), into);
            }
        });
    }

    /**
     * Refuses a key that is set twice, since the later value would silently win: {@code a.b} and {@code a: {b}} are the
     * same key.
     */
    private void put(String key, @Nullable Object value, Map<String, Object> into) {
        if (into.containsKey(key)) {
            throw fault("a file in which " + RouteEntry.PREFIX + '.' + key + " is set once");
        }
        into.put(key, value);
    }

    private @Nullable Object resolved(@Nullable Object value) {
        return value instanceof String text
                ? environment.getPlaceholderResolver().resolveRequiredPlaceholders(text)
                : value;
    }

    private RouteConfigurationException fault(String expected) {
        return new RouteConfigurationException("gateway.routes-file.path", path, expected);
    }

    /** Changes whenever the file's content does, a link on the way to it is redirected, or the file is gone. */
    private record State(Path real, FileTime modified, long size) {

        private static final long GONE = -1;

        static State of(Path path) {
            try {
                Path real = path.toRealPath();
                BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
                return new State(real, attributes.lastModifiedTime(), attributes.size());
            } catch (IOException e) {
                return new State(path, FileTime.fromMillis(0), GONE);
            }
        }
    }
}
