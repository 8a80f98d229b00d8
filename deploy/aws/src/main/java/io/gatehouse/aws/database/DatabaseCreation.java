package io.gatehouse.aws.database;

import io.gatehouse.aws.service.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.constructs.Construct;

/**
 * Creates roles and databases: a task that runs once with each deployment that changes it, and is the only one that ever sees
 * the superuser's password. The deployment waits for it, and fails with it.
 */
final class DatabaseCreation extends Construct {

    private static final Duration LONGEST = Duration.minutes(10);

    private final Platform platform;
    private final FargateTaskDefinition task;
    private final SecurityGroup securityGroup;
    private final CustomResource run;

    DatabaseCreation(Database database, Platform platform, String script) {
        super(database, "Creation");
        this.platform = platform;
        this.task = FargateTaskDefinition.Builder.create(this, "Task")
                .cpu(256)
                .memoryLimitMiB(512)
                .build();
        this.securityGroup = platform.securityGroup(this, "Creation of databases");
        container(database, script);
        database.instance().getConnections().allowDefaultPortFrom(securityGroup, "Creation to PostgreSQL");
        this.run = run(starter());
        run.getNode().addDependency(task, database.instance(), database.securityGroup(), securityGroup);
    }

    CfnResource resource() {
        return (CfnResource) Objects.requireNonNull(run.getNode().getDefaultChild());
    }

    private void container(Database database, String script) {
        DatabaseInstance instance = database.instance();
        task.addContainer(
                "psql",
                ContainerDefinitionOptions.builder()
                        .image(ContainerImage.fromRegistry(
                                platform.settings().database().image()))
                        .user("postgres")
                        .entryPoint(List.of("bash", "-c"))
                        .command(List.of(literally(script)))
                        .environment(Map.of(
                                "PGHOST", instance.getDbInstanceEndpointAddress(),
                                "PGPORT", instance.getDbInstanceEndpointPort(),
                                "PGSSLMODE", "require"))
                        .secrets(secrets(database))
                        .logging(platform.log(this, "psql"))
                        .build());
    }

    /** Escapes placeholders, so that {@code ${…}} is left to the shell and not replaced by CloudFormation. */
    private static String literally(String script) {
        return Fn.sub(script.replace("${", "${!"));
    }

    private static Map<String, Secret> secrets(Database database) {
        Map<String, Secret> secrets = new HashMap<>();
        database.passwords()
                .forEach((name, password) ->
                        secrets.put(name.toUpperCase(Locale.ROOT) + "_DATABASE_PASSWORD", password));
        var superuser = Objects.requireNonNull(database.instance().getSecret());
        secrets.put("PGPASSWORD", Secret.fromSecretsManager(superuser, "password"));
        return secrets;
    }

    private Function starter() {
        Function starter = Function.Builder.create(this, "Starter")
                .description("Runs the task that creates databases, and waits for its end")
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline(source()))
                .timeout(LONGEST)
                .logGroup(LogGroup.Builder.create(this, "StarterLog")
                        .retention(platform.retention())
                        .removalPolicy(platform.removalPolicy())
                        .build())
                .build();
        task.grantRun(starter);
        starter.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(List.of("ecs:DescribeTasks"))
                .resources(List.of("*"))
                .conditions(Map.of(
                        "ArnEquals", Map.of("ecs:cluster", platform.cluster().getClusterArn())))
                .build());
        return starter;
    }

    private CustomResource run(Function starter) {
        return CustomResource.Builder.create(this, "Run")
                .resourceType("Custom::DatabaseCreation")
                .serviceToken(starter.getFunctionArn())
                .serviceTimeout(LONGEST)
                .properties(Map.of(
                        "Cluster", platform.cluster().getClusterArn(),
                        "Task", task.getTaskDefinitionArn(),
                        "SecurityGroup", securityGroup.getSecurityGroupId(),
                        "Subnets",
                                platform.vpc().getPrivateSubnets().stream()
                                        .map(ISubnet::getSubnetId)
                                        .toList()))
                .build();
    }

    private static String source() {
        try (InputStream source = Objects.requireNonNull(DatabaseCreation.class.getResourceAsStream("run-task.js"))) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
