package io.gatehouse.systemtest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks that the strict model finds mistakes: one that accepts everything would look just like one that finds none. */
final class StrictModelTest {

    @Test
    void readsEveryObject() {
        List<HasMetadata> objects = StrictModel.read("""
                {apiVersion: v1, kind: Namespace, metadata: {name: one}}
                ---
                {apiVersion: apps/v1, kind: Deployment, metadata: {name: two}, spec: {replicas: 2}}
                """);

        assertThat(objects).extracting(object -> object.getMetadata().getName()).containsExactly("one", "two");
    }

    @Test
    void refusesAFieldKubernetesDoesNotKnow() {
        String misspelt = """
                apiVersion: apps/v1
                kind: Deployment
                spec: {template: {spec: {containers: [{name: service, securityContext: {readOnlyRootFileSystem: true}}]}}}
                """;

        assertThatThrownBy(() -> StrictModel.read(misspelt)).hasMessageContaining("\"readOnlyRootFileSystem\"");
    }

    @Test
    void refusesAKindNobodyChecks() {
        String pod = "{apiVersion: v1, kind: Pod, metadata: {name: alone}}";

        assertThatThrownBy(() -> StrictModel.read(pod)).hasMessageContaining("v1 Pod");
    }
}
