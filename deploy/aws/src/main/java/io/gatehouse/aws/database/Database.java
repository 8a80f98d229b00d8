package io.gatehouse.aws.database;

import io.gatehouse.aws.service.Platform;
import io.gatehouse.aws.service.Workload;
import io.gatehouse.aws.settings.DatabaseSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.rds.StorageType;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/** One PostgreSQL server, with a database for each service that has one, which only that service's role may use. */
public final class Database extends Construct {

    private static final String SUPERUSER = "postgres";

    private final SecurityGroup securityGroup;
    private final DatabaseInstance instance;
    private final Map<String, Secret> passwords = new LinkedHashMap<>();
    private final DatabaseCreation creation;

    public Database(Construct scope, Platform platform, List<String> names, String script) {
        super(scope, "Database");
        this.securityGroup = SecurityGroup.Builder.create(this, "SecurityGroup")
                .vpc(platform.vpc())
                .description("PostgreSQL")
                .allowAllOutbound(false)
                .build();
        this.instance = newInstance(platform);
        names.forEach(name -> passwords.put(name, newPassword(name)));
        this.creation = new DatabaseCreation(this, platform, script);
    }

    public DatabaseInstance instance() {
        return instance;
    }

    /** Gives a service access, and makes it wait until its database exists. */
    public void admit(Workload service) {
        instance.getConnections().allowDefaultPortFrom(service.service(), service.id() + " to PostgreSQL");
        service.startsAfter(creation.resource());
    }

    public Map<String, String> environment(String name) {
        return Map.of(
                "DATABASE_HOST",
                instance.getDbInstanceEndpointAddress(),
                "DATABASE_PORT",
                instance.getDbInstanceEndpointPort(),
                "DATABASE_NAME",
                name,
                "DATABASE_USER",
                name,
                "DATABASE_SSL_MODE",
                "require");
    }

    public Secret password(String name) {
        return Optional.ofNullable(passwords.get(name)).orElseThrow();
    }

    SecurityGroup securityGroup() {
        return securityGroup;
    }

    Map<String, Secret> passwords() {
        return passwords;
    }

    private DatabaseInstance newInstance(Platform platform) {
        DatabaseSettings settings = platform.settings().database();
        return DatabaseInstance.Builder.create(this, "Instance")
                .engine(DatabaseInstanceEngine.postgres(PostgresInstanceEngineProps.builder()
                        .version(PostgresEngineVersion.VER_18)
                        .build()))
                .parameters(Map.of(
                        "rds.force_ssl", "1",
                        "max_connections", Integer.toString(settings.connections()),
                        "log_min_duration_statement", "1000"))
                .instanceType(new InstanceType(settings.instanceClass()))
                .credentials(Credentials.fromGeneratedSecret(SUPERUSER))
                .vpc(platform.vpc())
                .vpcSubnets(SubnetSelection.builder()
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .build())
                .securityGroups(List.of(securityGroup))
                .multiAz(platform.settings().stage().isProduction())
                .storageType(StorageType.GP3)
                .storageEncrypted(true)
                .allocatedStorage(settings.storage())
                .maxAllocatedStorage(4 * settings.storage())
                .backupRetention(Duration.days(settings.backupDays()))
                .deleteAutomatedBackups(!settings.keepData())
                .copyTagsToSnapshot(true)
                .deletionProtection(settings.keepData())
                .removalPolicy(settings.keepData() ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY)
                .cloudwatchLogsExports(List.of("postgresql", "upgrade"))
                .cloudwatchLogsRetention(platform.retention())
                .autoMinorVersionUpgrade(true)
                .build();
    }

    private Secret newPassword(String name) {
        return Secret.fromSecretsManager(
                software.amazon.awscdk.services.secretsmanager.Secret.Builder.create(this, name + "-password")
                        .description("Password of the role " + name + " in PostgreSQL")
                        .generateSecretString(SecretStringGenerator.builder()
                                .passwordLength(40)
                                .excludePunctuation(true)
                                .build())
                        .build());
    }
}
