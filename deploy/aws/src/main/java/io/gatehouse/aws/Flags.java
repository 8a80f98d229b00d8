package io.gatehouse.aws;

import java.util.Map;

/** Feature flags of the CDK: improved behaviour that it leaves off by default for existing deployments. */
final class Flags {

    static final Map<String, Object> ALL = Map.of(
            "@aws-cdk/aws-ecs:arnFormatIncludesClusterName", true,
            "@aws-cdk/aws-ecs:disableExplicitDeploymentControllerForCircuitBreaker", true,
            "@aws-cdk/aws-iam:minimizePolicies", true,
            "@aws-cdk/core:validateAgainstDefaultRules", true);

    private Flags() {}
}
