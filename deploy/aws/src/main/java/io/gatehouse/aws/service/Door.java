package io.gatehouse.aws.service;

import io.gatehouse.aws.settings.PublicName;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.amazon.awscdk.services.ecs.RequestCountScalingProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.DesyncMitigationMode;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetGroupLoadBalancingAlgorithmType;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.LoadBalancerTarget;
import software.constructs.Construct;

/** The load balancer in front of the gateway: the only thing that is reachable from outside, over TLS. */
public final class Door extends Construct {

    /** How many requests a minute one task of the gateway should get. */
    private static final int REQUESTS_PER_TASK = 30_000;

    private final Platform platform;
    private final ApplicationLoadBalancer balancer;
    private final ApplicationTargetGroup targets;

    public Door(Construct scope, Platform platform, Workload gateway) {
        super(scope, "Door");
        this.platform = platform;
        this.balancer = newBalancer();
        this.targets = newTargets(gateway);
        PublicName name = platform.settings().name();
        IHostedZone zone = zone(name);
        listen(certificate(name, zone));
        balancer.addRedirect();
        ARecord.Builder.create(this, "Record")
                .zone(zone)
                .recordName(name.domain())
                .target(RecordTarget.fromAlias(new LoadBalancerTarget(balancer)))
                .build();
        gateway.scaling()
                .scaleOnRequestCount(
                        "Requests",
                        RequestCountScalingProps.builder()
                                .requestsPerTarget(REQUESTS_PER_TASK)
                                .targetGroup(targets)
                                .build());
    }

    public ApplicationLoadBalancer balancer() {
        return balancer;
    }

    public ApplicationTargetGroup targets() {
        return targets;
    }

    private ApplicationLoadBalancer newBalancer() {
        return ApplicationLoadBalancer.Builder.create(this, "Balancer")
                .vpc(platform.vpc())
                .internetFacing(true)
                .deletionProtection(platform.settings().database().keepData())
                // Below the gateway's 75 s, so that no connection is reused that the other side is about to close.
                .idleTimeout(Duration.seconds(60))
                .dropInvalidHeaderFields(true)
                .desyncMitigationMode(DesyncMitigationMode.STRICTEST)
                .preserveHostHeader(true)
                .build();
    }

    private ApplicationTargetGroup newTargets(Workload gateway) {
        return ApplicationTargetGroup.Builder.create(this, "Gateway")
                .vpc(platform.vpc())
                .protocol(ApplicationProtocol.HTTP)
                .port(gateway.port())
                .targets(List.of(gateway.service()))
                .loadBalancingAlgorithmType(TargetGroupLoadBalancingAlgorithmType.LEAST_OUTSTANDING_REQUESTS)
                .deregistrationDelay(Duration.seconds(30))
                .healthCheck(HealthCheck.builder()
                        .path(gateway.health())
                        .interval(Duration.seconds(10))
                        .timeout(Duration.seconds(5))
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(3)
                        .build())
                .build();
    }

    private void listen(ICertificate certificate) {
        ApplicationListener listener = balancer.addListener(
                "Https",
                BaseApplicationListenerProps.builder()
                        .protocol(ApplicationProtocol.HTTPS)
                        .certificates(List.of(ListenerCertificate.fromCertificateManager(certificate)))
                        .sslPolicy(SslPolicy.TLS13_12_PQ)
                        .defaultTargetGroups(List.of(targets))
                        .build());
        // The gateway adds this field only where it terminates TLS itself.
        listener.setAttribute("routing.http.response.strict_transport_security.header_value", "max-age=31536000");
    }

    private ICertificate certificate(PublicName name, IHostedZone zone) {
        return name.certificate()
                .map(arn -> Certificate.fromCertificateArn(this, "Certificate", arn))
                .orElseGet(() -> Certificate.Builder.create(this, "Certificate")
                        .domainName(name.domain())
                        .validation(CertificateValidation.fromDns(zone))
                        .build());
    }

    private IHostedZone zone(PublicName name) {
        return HostedZone.fromHostedZoneAttributes(
                this,
                "Zone",
                HostedZoneAttributes.builder()
                        .zoneName(name.zone())
                        .hostedZoneId(name.zoneId())
                        .build());
    }
}
