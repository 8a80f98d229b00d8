package io.gatehouse.systemtest.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of {@code deploy/kubernetes/overlays}: everything that one kind of cluster runs. */
enum Overlay {
    LOCAL,
    PRODUCTION;

    private @Nullable List<HasMetadata> rendered;

    /** All rendered objects. They are rendered only once. */
    synchronized List<HasMetadata> objects() {
        if (rendered == null) {
            rendered = Kustomize.render("deploy/kubernetes/overlays/" + name().toLowerCase(Locale.ROOT));
        }
        return rendered;
    }

    /** The objects of one kind. */
    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return objects().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The object of one kind and name. */
    <T extends HasMetadata> T one(Class<T> kind, String name) {
        return all(kind).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " " + name));
    }

    /** The pod templates of the gateway, the services, and what runs beside them. */
    List<PodTemplateSpec> pods() {
        return Stream.concat(
                        all(Deployment.class).stream()
                                .map(deployment -> deployment.getSpec().getTemplate()),
                        all(StatefulSet.class).stream().map(set -> set.getSpec().getTemplate()))
                .toList();
    }

    /** The pod of that name. */
    PodTemplateSpec pod(String name) {
        return pods().stream()
                .filter(pod -> name.equals(pod.getMetadata().getLabels().get("app.kubernetes.io/name")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no pod " + name));
    }

    /** The only container of that pod. */
    Container container(String name) {
        List<Container> containers = pod(name).getSpec().getContainers();
        if (containers.size() != 1) {
            throw new AssertionError(name + " has " + containers.size() + " containers");
        }
        return containers.getFirst();
    }

    /** The environment variables of this pod, except for secrets. */
    Map<String, String> environment(String name) {
        Map<String, String> environment = new HashMap<>();
        container(name)
                .getEnvFrom()
                .forEach(source -> environment.putAll(
                        one(ConfigMap.class, source.getConfigMapRef().getName()).getData()));
        container(name).getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .forEach(variable -> environment.put(variable.getName(), variable.getValue()));
        return environment;
    }
}
