package io.gatehouse.aws.service;

import io.gatehouse.stack.registry.Registry;
import io.gatehouse.stack.registry.Service;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.HealthCheck;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.Secret;
import software.constructs.Construct;

/** The definition of a service's tasks: image, size, settings and health check. */
final class ServiceTask {

    private ServiceTask() {}

    static FargateTaskDefinition of(
            Construct scope,
            Platform platform,
            Service service,
            Map<String, String> environment,
            Map<String, Secret> secrets) {
        boolean forwards = service.id().equals(Registry.GATEWAY);
        FargateTaskDefinition task = FargateTaskDefinition.Builder.create(scope, "Task")
                .cpu(forwards ? 1024 : 512)
                .memoryLimitMiB(forwards ? 2048 : 1024)
                .build();
        task.addContainer(
                        service.id(),
                        ContainerDefinitionOptions.builder()
                                .image(image(scope, platform, service))
                                .environment(environment)
                                .secrets(secrets)
                                .logging(platform.log(scope, service.id()))
                                .healthCheck(liveness())
                                .stopTimeout(Drain.stopTimeout())
                                .build())
                .addPortMappings(PortMapping.builder()
                        .name(service.id())
                        .containerPort(service.port())
                        .build());
        return task;
    }

    private static ContainerImage image(Construct scope, Platform platform, Service service) {
        return ContainerImage.fromEcrRepository(
                Repository.fromRepositoryName(scope, "Images", Images.repository(service)),
                platform.settings().version());
    }

    /**
     * The image's own check for liveness. That is enough: a service whose database is away recovers without a restart.
     */
    private static HealthCheck liveness() {
        return HealthCheck.builder()
                .command(List.of("CMD", "./healthcheck"))
                .interval(Duration.seconds(10))
                .timeout(Duration.seconds(5))
                .startPeriod(Duration.seconds(180))
                .retries(3)
                .build();
    }
}
