package io.gatehouse.shared.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Caller;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

@MicronautTest
class ServiceDocumentTest {

    @Inject
    EmbeddedServer server;

    @Test
    void summariesHaveNeitherMarkupNorTheHttpLine() {
        assertThat(operation("/example")).containsEntry("summary", "The number it was asked with");
        assertThat(operation("/example")).doesNotContainKey("description");
        assertThat(operation("/example/secured")).containsEntry("summary", "Always one");
    }

    @Test
    void openOperationsNeedNoToken() {
        assertThat(operation("/example")).containsEntry("security", List.of());
        assertThat(operation("/example/secured")).doesNotContainKey("security");
    }

    @Test
    void securedOperationsNameTheirPermission() {
        Map<String, Object> secured = operation("/example/secured");

        assertThat(secured).containsEntry("description", "Never two; not `2` either.\n\nPermission: `smoke`");
        assertThat(secured)
                .extractingByKey("responses")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("401", Map.of("description", "There is no valid token"))
                .containsEntry("403", Map.of("description", "Said by hand"));
    }

    @Test
    void whatTheDocumentSaysBesideStaysAsItWas() {
        assertThat(yaml())
                .contains("number: 553.8200")
                .contains("date: 2024-01-02")
                .contains("openapi: 3.0.1");
    }

    private Map<String, Object> operation(String path) {
        return in(in(in(new Yaml().load(yaml()), "paths"), path), "get");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> in(Map<String, Object> map, String key) {
        return (Map<String, Object>) Objects.requireNonNull(map.get(key), key);
    }

    private String yaml() {
        return Caller.of(server).get("/schema/example-service.yml").body();
    }
}
