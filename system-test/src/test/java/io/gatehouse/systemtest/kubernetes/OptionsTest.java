package io.gatehouse.systemtest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.gatehouse.systemtest.command.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the production overlay has behind a {@code #} works without it. */
final class OptionsTest {

    /** In front of YAML and variables; in front of words there is a space behind it. */
    private static final Pattern OPTION = Pattern.compile("^#(?=  |[A-Z_]+=)", Pattern.MULTILINE);

    private static List<HasMetadata> objects = List.of();

    @BeforeAll
    static void renderWithAllOfThem(@TempDir Path directory) throws IOException {
        Command.of("cp", "-R", "deploy/kubernetes", directory.toString()).run().orFail();
        Path overlay = directory.resolve("kubernetes/overlays/production");
        for (String file : List.of("kustomization.yml", "cluster.env")) {
            Path edited = overlay.resolve(file);
            Files.writeString(edited, OPTION.matcher(Files.readString(edited)).replaceAll(""));
        }
        Files.writeString(overlay.resolve("routes.yml"), "gateway: {routes: {}}");
        Files.writeString(overlay.resolve("ca.pem"), "a certificate");
        objects = Kustomize.render(overlay.toString());
    }

    @Test
    void giveTheGatewayAFileWithRoutesThatCanChange() {
        String file = setting("GATEWAY_ROUTES_FILE");

        assertThat(all(Deployment.class))
                .filteredOn(deployment -> deployment.getMetadata().getName().equals("gateway"))
                .hasSize(1)
                .allSatisfy(gateway -> assertThat(volume(gateway, file)).isEqualTo("routes"));
    }

    @Test
    void giveEveryServiceTheDatabasesCertificate() {
        String file = setting("DATABASE_SSL_ROOT_CERT");

        assertThat(all(Deployment.class)).isNotEmpty().allSatisfy(service -> assertThat(volume(service, file))
                .startsWith("database-ca-"));
    }

    @Test
    void letNodesLogInAtTheRegistry() {
        assertThat(all(ServiceAccount.class)).isNotEmpty().allSatisfy(account -> assertThat(
                        account.getImagePullSecrets())
                .extracting(LocalObjectReference::getName)
                .containsExactly("registry"));
    }

    /** The name of the ConfigMap that this file is from; it has to be mounted as a whole. */
    private static String volume(Deployment deployment, String file) {
        PodSpec pod = deployment.getSpec().getTemplate().getSpec();
        VolumeMount mount = pod.getContainers().getFirst().getVolumeMounts().stream()
                .filter(mounted -> file.startsWith(mounted.getMountPath() + "/"))
                .findFirst()
                .orElseThrow();
        Volume volume = pod.getVolumes().stream()
                .filter(one -> one.getName().equals(mount.getName()))
                .findFirst()
                .orElseThrow();
        String name = volume.getConfigMap().getName();
        assertThat(mount.getSubPath()).isNull();
        assertThat(data(name)).containsKey(file.substring(mount.getMountPath().length() + 1));
        return name;
    }

    private static String setting(String variable) {
        return all(ConfigMap.class).stream()
                .map(map -> map.getData().get(variable))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> data(String configMap) {
        return all(ConfigMap.class).stream()
                .filter(map -> map.getMetadata().getName().equals(configMap))
                .findFirst()
                .orElseThrow()
                .getData();
    }

    private static <T extends HasMetadata> List<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
