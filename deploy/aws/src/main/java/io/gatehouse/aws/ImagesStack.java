package io.gatehouse.aws;

import io.gatehouse.aws.service.Images;
import io.gatehouse.stack.registry.Registry;
import io.gatehouse.stack.registry.Service;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ecr.LifecycleRule;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.amazon.awscdk.services.ecr.TagStatus;
import software.constructs.Construct;

/** The image repositories, which all stages share and which exist before any of them. */
final class ImagesStack extends Stack {

    private static final String ID = "gatehouse-images";

    private static final int DEVELOPMENT_BUILDS = 500;

    ImagesStack(Construct scope, Registry services) {
        super(
                scope,
                ID,
                StackProps.builder()
                        .description("Image repositories of Gatehouse")
                        .build());
        services.services().forEach(this::repository);
    }

    private void repository(Service service) {
        Repository.Builder.create(this, service.id())
                .repositoryName(Images.repository(service))
                .imageTagMutability(TagMutability.IMMUTABLE)
                .imageScanOnPush(true)
                .lifecycleRules(List.of(untagged(), developmentBuilds()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    private static LifecycleRule untagged() {
        return LifecycleRule.builder()
                .rulePriority(1)
                .description("Images without a tag")
                .tagStatus(TagStatus.UNTAGGED)
                .maxImageAge(Duration.days(7))
                .build();
    }

    /**
     * Removes old development builds, whose versions contain a hyphen; releases, which have none, stay. By number
     * rather than by age: a stage that was not deployed to for months would otherwise find no image for its next task.
     */
    private static LifecycleRule developmentBuilds() {
        return LifecycleRule.builder()
                .rulePriority(2)
                .description("Development builds")
                .tagPatternList(List.of("*-*"))
                .maxImageCount(DEVELOPMENT_BUILDS)
                .build();
    }
}
