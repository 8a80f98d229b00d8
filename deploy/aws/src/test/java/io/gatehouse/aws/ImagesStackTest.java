package io.gatehouse.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stack.registry.Service;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ImagesStackTest {

    private final Synthesis production = Synthesis.production();

    @Test
    void hasARepositoryForEveryService() {
        assertThat(production.resources("gatehouse-images", "AWS::ECR::Repository"))
                .map(repository -> repository.<String>property("RepositoryName"))
                .containsExactlyElementsOf(new Project(Path.of("src", "test", "resources"))
                        .services().services().stream()
                                .map(Service::id)
                                .map("gatehouse-"::concat)
                                .toList());
    }

    @Test
    void scansImagesAndNeverMovesATag() {
        production
                .stack("gatehouse-images")
                .allResourcesProperties(
                        "AWS::ECR::Repository",
                        Map.of(
                                "ImageTagMutability",
                                "IMMUTABLE",
                                "ImageScanningConfiguration",
                                Map.of("ScanOnPush", true)));
    }

    /** A stage may run a version for as long as it likes. */
    @Test
    void deletesNoDevelopmentBuildForItsAge() {
        assertThat(production.resources("gatehouse-images", "AWS::ECR::Repository"))
                .allSatisfy(repository -> {
                    Map<String, Object> lifecycle = repository.property("LifecyclePolicy");
                    assertThat(lifecycle.get("LifecyclePolicyText"))
                            .asString()
                            .containsPattern(
                                    "\\[\"\\*-\\*\"],\"countType\":\"imageCountMoreThan\",\"countNumber\":500");
                });
    }

    @Test
    void keepsReleasesForever() {
        assertThat(production.resources("gatehouse-images", "AWS::ECR::Repository"))
                .allSatisfy(repository -> {
                    Map<String, Object> lifecycle = repository.property("LifecyclePolicy");
                    assertThat(lifecycle.get("LifecyclePolicyText"))
                            .asString()
                            .contains("\"tagStatus\":\"untagged\"", "\"tagPatternList\":[\"*-*\"]")
                            .doesNotContain("\"tagStatus\":\"any\"");
                });
    }
}
