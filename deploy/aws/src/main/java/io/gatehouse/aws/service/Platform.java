package io.gatehouse.aws.service;

import io.gatehouse.aws.settings.Settings;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.AwsLogDriverMode;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.CloudMapNamespaceOptions;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.LogDrivers;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.LogGroupProps;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.servicediscovery.NamespaceType;
import software.constructs.Construct;

/** What all tasks run on: the cluster, its network and its logs. */
public final class Platform extends Construct {

    private final Vpc vpc;
    private final Settings settings;
    private final Cluster cluster;

    public Platform(Construct scope, Vpc vpc, Settings settings) {
        super(scope, "Platform");
        this.vpc = vpc;
        this.settings = settings;
        this.cluster = Cluster.Builder.create(this, "Cluster")
                .vpc(vpc)
                .containerInsightsV2(ContainerInsights.ENABLED)
                .defaultCloudMapNamespace(CloudMapNamespaceOptions.builder()
                        .name("gatehouse-" + settings.stage().id())
                        .type(NamespaceType.HTTP)
                        .useForServiceConnect(true)
                        .build())
                .build();
    }

    public Vpc vpc() {
        return vpc;
    }

    public Settings settings() {
        return settings;
    }

    public Cluster cluster() {
        return cluster;
    }

    /** A security group that lets nothing in, and out only what a task needs to start: its image, secrets and log. */
    public SecurityGroup securityGroup(Construct scope, String description) {
        SecurityGroup group = SecurityGroup.Builder.create(scope, "SecurityGroup")
                .vpc(vpc)
                .description(description)
                .allowAllOutbound(false)
                .build();
        group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), "Images, secrets, logs");
        return group;
    }

    /** For how long log lines are kept. */
    public RetentionDays retention() {
        return settings.logs();
    }

    /** The networks of the load balancer, which truthfully says who called. */
    List<String> doorNetworks() {
        return vpc.getPublicSubnets().stream().map(ISubnet::getIpv4CidrBlock).toList();
    }

    /** What happens to stored things when the stack is deleted. */
    public RemovalPolicy removalPolicy() {
        return settings.database().keepData() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }

    /** A log for one task; a slow log never blocks the task. */
    public LogDriver log(Construct scope, String name) {
        LogGroup log = new LogGroup(
                scope,
                "Log",
                LogGroupProps.builder()
                        .retention(retention())
                        .removalPolicy(removalPolicy())
                        .build());
        return LogDrivers.awsLogs(AwsLogDriverProps.builder()
                .logGroup(log)
                .streamPrefix(name)
                .mode(AwsLogDriverMode.NON_BLOCKING)
                .maxBufferSize(Size.mebibytes(16))
                .build());
    }
}
