package io.gatehouse.aws.service;

import io.gatehouse.stack.registry.Registry;
import io.gatehouse.stack.registry.Service;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ecs.AvailabilityZoneRebalancing;
import software.amazon.awscdk.services.ecs.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargatePlatformVersion;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.ScalableTaskCount;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.ecs.ServiceConnectProps;
import software.amazon.awscdk.services.ecs.ServiceConnectService;
import software.constructs.Construct;

/** One service of the list: its task, the number of tasks, and the name under which others find it. */
public final class Workload extends Construct {

    private static final int BUSY_PERCENT = 60;

    private final Service entry;
    private final FargateService service;
    private final ScalableTaskCount scaling;

    Workload(Platform platform, Service entry, Map<String, String> environment, Map<String, Secret> secrets) {
        super(platform, entry.id());
        this.entry = entry;
        this.service = service(platform, ServiceTask.of(this, platform, entry, environment, secrets));
        this.scaling = service.autoScaleTaskCount(EnableScalingProps.builder()
                .minCapacity(platform.settings().tasks().least())
                .maxCapacity(platform.settings().tasks().most())
                .build());
        scaling.scaleOnCpuUtilization(
                "Cpu",
                CpuUtilizationScalingProps.builder()
                        .targetUtilizationPercent(BUSY_PERCENT)
                        .build());
    }

    public String id() {
        return entry.id();
    }

    public FargateService service() {
        return service;
    }

    ScalableTaskCount scaling() {
        return scaling;
    }

    String health() {
        return entry.health();
    }

    int port() {
        return entry.port();
    }

    /** Allows calls to another service; all other calls are blocked. */
    void calls(Workload other) {
        service.getConnections().allowTo(other.service, Port.tcp(other.port()), id() + " to " + other.id());
    }

    /** Makes ECS start this service only once that resource exists; nothing else of either waits. */
    public void startsAfter(CfnResource other) {
        resource().addResourceDependency(other);
    }

    CfnResource resource() {
        return (CfnResource) service.getNode().findChild("Service");
    }

    private boolean isGateway() {
        return id().equals(Registry.GATEWAY);
    }

    private FargateService service(Platform platform, FargateTaskDefinition task) {
        return FargateService.Builder.create(this, "Service")
                .cluster(platform.cluster())
                .taskDefinition(task)
                .platformVersion(FargatePlatformVersion.VERSION1_4)
                .vpcSubnets(SubnetSelection.builder()
                        .subnetType(SubnetType.PRIVATE_WITH_EGRESS)
                        .build())
                .securityGroups(List.of(platform.securityGroup(this, "Tasks of " + id())))
                .minHealthyPercent(100)
                .maxHealthyPercent(200)
                .availabilityZoneRebalancing(AvailabilityZoneRebalancing.ENABLED)
                .circuitBreaker(DeploymentCircuitBreaker.builder()
                        .enable(true)
                        .rollback(true)
                        .build())
                .serviceConnectConfiguration(serviceConnect())
                .build();
    }

    /**
     * Every service calls others, but nobody calls the gateway. No protocol is named, so bytes are passed on unchanged.
     */
    private ServiceConnectProps serviceConnect() {
        return ServiceConnectProps.builder()
                .services(isGateway() ? List.of() : List.of(address()))
                .build();
    }

    private ServiceConnectService address() {
        return ServiceConnectService.builder()
                .portMappingName(id())
                .dnsName(id())
                .port(entry.port())
                .build();
    }
}
