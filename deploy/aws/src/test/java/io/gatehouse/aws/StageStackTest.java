package io.gatehouse.aws;

import static io.gatehouse.aws.Resource.child;
import static io.gatehouse.aws.Resource.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.aws.settings.SettingsException;
import io.gatehouse.aws.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** Production, but for what is said of another stage. */
final class StageStackTest {

    private static final String PRODUCTION = "gatehouse-production";

    private final Synthesis production = Synthesis.production();
    private final Template stack = production.stack(PRODUCTION);

    @Test
    void isOpenToTheWorldOnlyAtTheLoadBalancersPorts() {
        Stream<Map<String, Object>> inside = resources("AWS::EC2::SecurityGroup").stream()
                .filter(group -> group.has("SecurityGroupIngress"))
                .flatMap(group -> group.<List<Map<String, Object>>>property("SecurityGroupIngress").stream());
        Stream<Map<String, Object>> beside =
                resources("AWS::EC2::SecurityGroupIngress").stream().map(rule -> child(rule.json(), "Properties"));

        assertThat(Stream.concat(inside, beside).filter(rule -> !rule.containsKey("SourceSecurityGroupId")))
                .extracting(rule -> rule.get("CidrIp"), rule -> rule.get("FromPort"), rule -> rule.get("ToPort"))
                .containsExactlyInAnyOrder(tuple("0.0.0.0/0", 443, 443), tuple("0.0.0.0/0", 80, 80));
    }

    @Test
    void letsServicesReachOnlyWhatTheyCall() {
        assertThat(resources("AWS::EC2::SecurityGroupIngress"))
                .map(rule -> rule.<String>property("Description"))
                .containsExactlyInAnyOrder(
                        "Load balancer to target",
                        "gateway to auth-service",
                        "gateway to resource-service",
                        "gateway to stocks-service",
                        "gateway to boilerplate-service",
                        "resource-service to auth-service",
                        "stocks-service to auth-service",
                        "boilerplate-service to auth-service",
                        "auth-service to PostgreSQL",
                        "stocks-service to PostgreSQL",
                        "Creation to PostgreSQL");
        assertThat(resources("AWS::EC2::SecurityGroup"))
                .filteredOn(group -> group.has("SecurityGroupEgress"))
                .flatMap(group -> group.<List<Map<String, Object>>>property("SecurityGroupEgress"))
                .allSatisfy(rule -> assertThat(rule.get("FromPort")).isIn(443, 252));
    }

    @Test
    void answersByTlsAndRedirectsTheRest() {
        stack.hasResourceProperties(
                "AWS::ElasticLoadBalancingV2::Listener",
                Map.of(
                        "Port",
                        443,
                        "Protocol",
                        "HTTPS",
                        "SslPolicy",
                        "ELBSecurityPolicy-TLS13-1-2-PQ-2025-09",
                        "Certificates",
                        List.of(Map.of("CertificateArn", Match.anyValue()))));
        stack.hasResourceProperties(
                "AWS::ElasticLoadBalancingV2::Listener",
                Map.of(
                        "Port",
                        80,
                        "DefaultActions",
                        List.of(Map.of(
                                "Type",
                                "redirect",
                                "RedirectConfig",
                                Map.of("Protocol", "HTTPS", "Port", "443", "StatusCode", "HTTP_301")))));
        stack.hasResourceProperties(
                "AWS::Route53::RecordSet", Map.of("Name", "api.example.com.", "HostedZoneId", "Z0123456789ABCDEFGHIJ"));
    }

    @Test
    void putsOnlyTheGatewayBehindTheLoadBalancer() {
        assertThat(resources("AWS::ECS::Service"))
                .filteredOn(service -> service.has("LoadBalancers"))
                .flatMap(service -> service.<List<Map<String, Object>>>property("LoadBalancers"))
                .map(target -> target.get("ContainerName"))
                .containsExactly("gateway");
        stack.hasResourceProperties(
                "AWS::ElasticLoadBalancingV2::TargetGroup",
                Map.of("Port", 8080, "Protocol", "HTTP", "HealthCheckPath", "/health/readiness"));
    }

    @Test
    void hasASafeDatabase() {
        stack.hasResource(
                "AWS::RDS::DBInstance",
                Map.of(
                        "DeletionPolicy",
                        "Snapshot",
                        "Properties",
                        Match.objectLike(Map.of(
                                "Engine", "postgres",
                                "EngineVersion", "18",
                                "StorageEncrypted", true,
                                "PubliclyAccessible", false,
                                "MultiAZ", true,
                                "BackupRetentionPeriod", 30,
                                "DeletionProtection", true))));
        stack.hasResourceProperties(
                "AWS::RDS::DBParameterGroup",
                Map.of("Parameters", Map.of("rds.force_ssl", "1", "max_connections", "322")));
    }

    @Test
    void putsNoSecretIntoTheTemplate() {
        assertThat(tasks()).isNotEmpty().allSatisfy(task -> assertThat(
                        named(task.container(), "Environment", "Value").keySet())
                .noneMatch(name -> name.contains("PASSWORD") || name.contains("SECRET")));
        assertThat(named(container("auth-service"), "Secrets", "ValueFrom"))
                .containsOnlyKeys("DATABASE_PASSWORD", "AUTH_ADMIN_PASSWORD", "AUTH_KEY_ENCRYPTION_KEY");
        assertThat(named(container("psql"), "Secrets", "ValueFrom"))
                .containsOnlyKeys("PGPASSWORD", "AUTH_DATABASE_PASSWORD", "STOCKS_DATABASE_PASSWORD");
        assertThat(resources("AWS::SecretsManager::Secret")).hasSize(5).allSatisfy(secret -> assertThat(
                        secret.has("GenerateSecretString") && !secret.has("SecretString"))
                .isTrue());
    }

    @Test
    void letsEachServiceReadOnlyItsOwnSecrets() {
        assertThat(container("resource-service")).doesNotContainKey("Secrets");
        assertThat(named(container("stocks-service"), "Secrets", "ValueFrom")).containsOnlyKeys("DATABASE_PASSWORD");
        assertThat(named(container("stocks-service"), "Secrets", "ValueFrom").toString())
                .contains("stocks")
                .doesNotContain("auth");
    }

    @Test
    void tellsServicesWhereTheyAre() {
        assertThat(named(container("gateway"), "Environment", "Value"))
                .containsEntry("STOCKS_SERVICE_URL", "http://stocks-service:5060")
                .containsEntry("TOKEN_ISSUER", "https://api.example.com")
                .containsEntry("GATEWAY_TRUSTED_PROXIES", "10.0.0.0/22,10.0.4.0/22")
                .containsEntry("GATEWAY_TRUSTED_PROXIES_HOST", "false")
                .containsEntry("MICRONAUT_ENVIRONMENTS", "production");
        assertThat(named(container("stocks-service"), "Environment", "Value"))
                .containsEntry("AUTH_SERVICE_URL", "http://auth-service:5040")
                .containsEntry("DATABASE_NAME", "stocks")
                .containsEntry("DATABASE_USER", "stocks")
                .containsEntry("DATABASE_SSL_MODE", "require");
    }

    @Test
    void findsServicesByTheirNames() {
        assertThat(resources("AWS::ECS::Service")).hasSize(5).allSatisfy(service -> {
            Map<String, Object> connect = service.property("ServiceConnectConfiguration");
            assertThat(connect).containsEntry("Enabled", true);
        });
        stack.hasResourceProperties(
                "AWS::ECS::Service",
                Map.of(
                        "ServiceConnectConfiguration",
                        Match.objectLike(Map.of(
                                "Services",
                                List.of(Map.of(
                                        "PortName",
                                        "stocks-service",
                                        "ClientAliases",
                                        List.of(Map.of("DnsName", "stocks-service", "Port", 5060))))))));
    }

    @Test
    void rollsBackWhatDoesNotStart() {
        stack.allResourcesProperties(
                "AWS::ECS::Service",
                Map.of(
                        "DeploymentConfiguration",
                        Map.of(
                                "DeploymentCircuitBreaker",
                                Map.of("Enable", true, "Rollback", true),
                                "MinimumHealthyPercent",
                                100,
                                "MaximumPercent",
                                200)));
    }

    @Test
    void waitsUntilRequestsInFlightAreFinished() {
        Stream.of("gateway", "auth-service", "resource-service", "stocks-service", "boilerplate-service")
                .forEach(id -> {
                    Map<String, Object> environment = named(container(id), "Environment", "Value");
                    String prefix = id.equals("gateway") ? "GATEWAY_" : "";
                    int drain = seconds(environment, prefix + "DRAIN_DELAY")
                            + seconds(environment, prefix + "DRAIN_TIMEOUT");
                    assertThat((Integer) child(container(id), "StopTimeout"))
                            .as(id)
                            .isGreaterThan(drain)
                            .isLessThanOrEqualTo(120);
                });
    }

    @Test
    void scalesByLoad() {
        stack.allResourcesProperties(
                "AWS::ApplicationAutoScaling::ScalableTarget", Map.of("MinCapacity", 2, "MaxCapacity", 6));
        assertThat(resources("AWS::ApplicationAutoScaling::ScalingPolicy"))
                .map(StageStackTest::scaledBy)
                .containsOnly("ECSServiceAverageCPUUtilization", "ALBRequestCountPerTarget")
                .hasSize(6);
    }

    @Test
    void tellsSomebodyOfEveryAlarm() {
        assertThat(resources("AWS::CloudWatch::Alarm")).hasSize(3 + 3 * 5 + 3).allSatisfy(alarm -> {
            assertThat(alarm.<List<Object>>property("AlarmActions")).hasSize(1);
            assertThat(alarm.<List<Object>>property("OKActions")).hasSize(1);
        });
        stack.hasResourceProperties(
                "AWS::SNS::Subscription", Map.of("Protocol", "email", "Endpoint", "ops@example.com"));
    }

    @Test
    void keepsLogsForAWhile() {
        assertThat(resources("AWS::Logs::LogGroup"))
                .map(log -> log.<Integer>property("RetentionInDays"))
                .containsOnly(14, 90)
                .hasSize(8);
        assertThat(resources("Custom::LogRetention"))
                .map(log -> log.<Integer>property("RetentionInDays"))
                .containsOnly(90);
    }

    @Test
    void deploysAServiceThatWasAddedToTheList() {
        Synthesis test = Synthesis.test();

        assertThat(test.resources("gatehouse-test", "AWS::ECS::Service")).hasSize(6);
        assertThat(named(container(test, "gatehouse-test", "gateway"), "Environment", "Value"))
                .containsEntry("WEATHER_SERVICE_URL", "http://weather-service:5080");
        assertThat(named(container(test, "gatehouse-test", "psql"), "Secrets", "ValueFrom"))
                .containsKey("WEATHER_DATABASE_PASSWORD");
    }

    @Test
    void tellsServicesWhatTheSettingsAdd() {
        assertThat(environment("gateway"))
                .containsEntry("GATEWAY_RATE_LIMIT", "100")
                .containsEntry("OTEL_TRACES_SAMPLER", "always_off")
                .doesNotContainKey("AUTH_TOKEN_LIFETIME");
        assertThat(environment("auth-service"))
                .containsEntry("AUTH_TOKEN_LIFETIME", "5m")
                .containsEntry("OTEL_TRACES_SAMPLER", "always_off")
                .doesNotContainKey("GATEWAY_RATE_LIMIT");
        assertThat(environment("weather-service"))
                .containsEntry("OTEL_TRACES_SAMPLER", "always_off")
                .doesNotContainKeys("AUTH_TOKEN_LIFETIME", "GATEWAY_RATE_LIMIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOKEN_ISSUER", "STOCKS_SERVICE_URL", "AUTH_ADMIN_PASSWORD", "DATABASE_PASSWORD"})
    void refusesToTellServicesSomethingElseThanTheStackDoes(String name) {
        assertThatThrownBy(() -> Synthesis.refused(Map.of("env." + name, "else")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(
                        "env." + name + " is set, expected another variable: the stack itself sets this one");
    }

    /** At the public port a gateway that has as many connections as it may does not answer. */
    @Test
    void killsNoGatewayForItsManyCallers() {
        assertThat(named(container("gateway"), "Environment", "Value")).containsEntry("HEALTH_PORT", "8081");
        assertThat(named(container("auth-service"), "Environment", "Value")).doesNotContainKey("HEALTH_PORT");
    }

    private static Map<String, Object> environment(String service) {
        return named(container(Synthesis.test(), "gatehouse-test", service), "Environment", "Value");
    }

    @Test
    void leavesNothingOfAStageThatIsNotToBeKept() {
        Synthesis test = Synthesis.test();

        test.stack("gatehouse-test")
                .hasResource(
                        "AWS::RDS::DBInstance",
                        Map.of(
                                "DeletionPolicy",
                                "Delete",
                                "Properties",
                                Match.objectLike(Map.of("DeletionProtection", false, "MultiAZ", false))));
        test.stack("gatehouse-test").resourceCountIs("AWS::CertificateManager::Certificate", 0);
        assertThat(test.resources("gatehouse-test", "AWS::EC2::NatGateway")).hasSize(1);
    }

    @Test
    void isWhatCloudFormationUnderstands() throws IOException, InterruptedException {
        Tool lint = Tool.optional("looking for mistakes in templates", "cfn-lint");
        try (Stream<Path> files = Files.list(Path.of(production.assembly().getDirectory()))) {
            List<String> templates = files.map(Path::toString)
                    .filter(file -> file.endsWith(".template.json"))
                    .toList();

            // The CDK says twice what waits for what, and the shell's braces are escaped in an Fn::Sub.
            Tool.Result result = lint.run(
                    Map.of(),
                    Stream.concat(Stream.of("--ignore-checks", "W3005", "W1020", "--"), templates.stream())
                            .toArray(String[]::new));

            assertThat(templates).hasSize(2);
            assertThat(result).isEqualTo(new Tool.Result(0, ""));
        }
    }

    private List<Resource> resources(String type) {
        return production.resources(PRODUCTION, type);
    }

    private List<Resource> tasks() {
        return resources("AWS::ECS::TaskDefinition").stream()
                .filter(task -> task.container().containsKey("Environment"))
                .toList();
    }

    private Map<String, Object> container(String name) {
        return container(production, PRODUCTION, name);
    }

    private static Map<String, Object> container(Synthesis synthesis, String stack, String name) {
        return synthesis.resources(stack, "AWS::ECS::TaskDefinition").stream()
                .map(Resource::container)
                .filter(container -> name.equals(container.get("Name")))
                .findFirst()
                .orElseThrow();
    }

    private static String scaledBy(Resource policy) {
        Map<String, Object> tracking = policy.property("TargetTrackingScalingPolicyConfiguration");
        return child(child(tracking, "PredefinedMetricSpecification"), "PredefinedMetricType");
    }

    private static int seconds(Map<String, Object> environment, String name) {
        String value = child(environment, name);
        return Integer.parseInt(value.substring(0, value.length() - 1));
    }
}
