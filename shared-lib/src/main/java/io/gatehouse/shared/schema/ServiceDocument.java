package io.gatehouse.shared.schema;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.representer.Representer;

/**
 * The OpenAPI document that the compiler generated from a service's controllers, prepared for display: every operation
 * has a summary without markup, and says who may call it, which the compiler does not know.
 */
@Singleton
final class ServiceDocument {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");

    private final OperationAccess access;
    private final Map<String, String> made = new ConcurrentHashMap<>();
    private final ResourceResolver resources = new ResourceResolver();

    ServiceDocument(OperationAccess access) {
        this.access = access;
    }

    /** The document as YAML; empty if this service has no document of that name. */
    Optional<String> of(String service) {
        return Optional.ofNullable(made.computeIfAbsent(
                service, name -> compiled(name).map(this::shown).orElse(null)));
    }

    private Optional<InputStream> compiled(String service) {
        return resources.getResourceAsStream("classpath:META-INF/swagger/" + service + ".yml");
    }

    private String shown(InputStream compiled) {
        try (InputStreamReader text = new InputStreamReader(compiled, StandardCharsets.UTF_8)) {
            Yaml yaml = yaml();
            MappingNode document = (MappingNode) yaml.compose(text);
            new YamlMap(document).map("paths").ifPresent(this::finishPaths);
            StringWriter written = new StringWriter();
            yaml.serialize(document, written);
            return written.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void finishPaths(YamlMap paths) {
        paths.keys().forEach(path -> paths.map(path).ifPresent(item -> finishItem(path, item)));
    }

    private void finishItem(String path, YamlMap item) {
        item.keys().filter(METHODS::contains).forEach(method -> item.map(method)
                .ifPresent(operation -> finish(method, path, operation)));
    }

    private void finish(String method, String path, YamlMap operation) {
        operation.text("description").map(OperationText::ofJavadoc).ifPresent(text -> describe(operation, text));
        List<String> callers = access.of(method, path);
        if (callers.contains(SecurityRule.IS_ANONYMOUS)) {
            operation.putEmptyList("security");
        } else if (!callers.isEmpty()) {
            secure(operation, callers);
        }
    }

    private static void describe(YamlMap operation, OperationText text) {
        operation.put("summary", text.summary());
        operation.remove("description");
        if (!text.description().isEmpty()) {
            operation.put("description", text.description());
        }
    }

    private static void secure(YamlMap operation, List<String> callers) {
        YamlMap responses = operation.mapOrNew("responses");
        answer(responses, "401", "There is no valid token");
        if (!callers.contains(SecurityRule.IS_AUTHENTICATED)) {
            String permissions = callers.stream().map(name -> "`" + name + "`").collect(Collectors.joining(" or "));
            answer(responses, "403", "The token lacks the permission " + permissions);
            operation.put("description", join(operation.text("description"), "Permission: " + permissions));
        }
    }

    private static void answer(YamlMap responses, String status, String description) {
        if (!responses.has(status)) {
            responses.mapOrNew(status).put("description", description);
        }
    }

    private static String join(Optional<String> first, String second) {
        return first.map(text -> text + "\n\n" + second).orElse(second);
    }

    private static Yaml yaml() {
        DumperOptions written = new DumperOptions();
        written.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        LoaderOptions read = new LoaderOptions();
        return new Yaml(new SafeConstructor(read), new Representer(written), written, read);
    }
}
