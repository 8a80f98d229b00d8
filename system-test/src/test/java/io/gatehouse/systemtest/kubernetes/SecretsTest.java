package io.gatehouse.systemtest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.gatehouse.systemtest.Project;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that secrets are named where they are used, and kept elsewhere. */
final class SecretsTest {

    private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|_KEY$|TLS_KEY");

    @ParameterizedTest
    @EnumSource
    void takesWhatIsSecretFromSecrets(Overlay overlay) {
        assertThat(variables(overlay)
                        .filter(variable -> SECRET.matcher(variable.getName()).find()))
                .isNotEmpty()
                .extracting(EnvVar::getValue)
                .containsOnlyNulls();
        assertThat(overlay.all(ConfigMap.class))
                .flatExtracting(settings -> settings.getData().keySet())
                .noneMatch(SECRET.asPredicate()::test);
    }

    @Test
    void bringsNoSecretToProduction() {
        assertThat(Overlay.PRODUCTION.all(Secret.class)).isEmpty();
    }

    /** An account that everybody knows: auth-service does not start in production if it has a password for it. */
    @Test
    void asksForNoDemoAccountInProduction() {
        assertThat(variables(Overlay.PRODUCTION)).extracting(EnvVar::getName).doesNotContain("AUTH_DEMO_PASSWORD");
        assertThat(variables(Overlay.LOCAL)).extracting(EnvVar::getName).contains("AUTH_DEMO_PASSWORD");
        assertThat(Project.read("deploy/README.md")).doesNotContain("demo-password");
    }

    @Test
    void tellsWhichSecretsProductionNeeds() {
        String page = Project.read("deploy/README.md");

        assertThat(references(Overlay.PRODUCTION)).isNotEmpty().allSatisfy(secret -> assertThat(page)
                .contains("`" + secret.getName() + "`")
                .contains("`" + secret.getKey() + "`"));
    }

    @Test
    void hasEverySecretOnThisMachine() {
        assertThat(references(Overlay.LOCAL)).isNotEmpty().allSatisfy(secret -> assertThat(
                        Overlay.LOCAL.one(Secret.class, secret.getName()).getData())
                .containsKey(secret.getKey()));
    }

    @Test
    void runsOneKnownVersionInProduction() {
        assertThat(Overlay.PRODUCTION.pods())
                .flatExtracting(pod -> pod.getSpec().getContainers())
                .extracting(Container::getImage)
                .allMatch(image -> image.matches("[^:]+/gatehouse-[a-z0-9-]+:[0-9][0-9.]+"));
    }

    private static Stream<SecretKeySelector> references(Overlay overlay) {
        return variables(overlay)
                .map(EnvVar::getValueFrom)
                .filter(Objects::nonNull)
                .map(source -> source.getSecretKeyRef());
    }

    private static Stream<EnvVar> variables(Overlay overlay) {
        return overlay.pods().stream()
                .flatMap(pod -> pod.getSpec().getContainers().stream())
                .flatMap(container -> container.getEnv().stream());
    }
}
