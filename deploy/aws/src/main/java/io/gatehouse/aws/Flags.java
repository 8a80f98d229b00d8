package io.gatehouse.aws;

import java.util.Map;

/** Behaviour of the CDK that is better than what it does by itself, for the sake of those who came earlier. */
final class Flags {

    static final Map<String, Object> ALL = Map.of(
            "@aws-cdk/aws-ecs:arnFormatIncludesClusterName", true,
            "@aws-cdk/aws-ecs:disableExplicitDeploymentControllerForCircuitBreaker", true,
            "@aws-cdk/aws-iam:minimizePolicies", true,
            "@aws-cdk/core:validateAgainstDefaultRules", true);

    private Flags() {}
}
