package io.gatehouse.aws.network;

import io.gatehouse.aws.settings.Settings;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * Three kinds of subnets in two zones: for the load balancer, for services, and for the database, which can reach
 * nobody.
 */
public final class Network extends Construct {

    private static final int ZONES = 2;

    private final Vpc vpc;

    public Network(Construct scope, Settings settings) {
        super(scope, "Network");
        this.vpc = Vpc.Builder.create(this, "Vpc")
                .maxAzs(ZONES)
                .natGateways(settings.stage().isProduction() ? ZONES : 1)
                .restrictDefaultSecurityGroup(true)
                .subnetConfiguration(List.of(
                        subnets("door", SubnetType.PUBLIC)
                                .mapPublicIpOnLaunch(false)
                                .build(),
                        subnets("services", SubnetType.PRIVATE_WITH_EGRESS).build(),
                        subnets("database", SubnetType.PRIVATE_ISOLATED).build()))
                // Image layers are loaded from there, which avoids the NAT gateways and their cost.
                .gatewayEndpoints(Map.of(
                        "S3",
                        GatewayVpcEndpointOptions.builder()
                                .service(GatewayVpcEndpointAwsService.S3)
                                .build()))
                .build();
        logWhatIsRefused();
    }

    public Vpc vpc() {
        return vpc;
    }

    private static SubnetConfiguration.Builder subnets(String name, SubnetType type) {
        return SubnetConfiguration.builder().name(name).subnetType(type).cidrMask(22);
    }

    private void logWhatIsRefused() {
        LogGroup log = LogGroup.Builder.create(this, "Refused")
                .retention(RetentionDays.TWO_WEEKS)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        vpc.addFlowLog(
                "Refused",
                FlowLogOptions.builder()
                        .trafficType(FlowLogTrafficType.REJECT)
                        .destination(FlowLogDestination.toCloudWatchLogs(log))
                        .build());
    }
}
