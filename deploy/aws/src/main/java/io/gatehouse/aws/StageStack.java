package io.gatehouse.aws;

import io.gatehouse.aws.alarm.Alarms;
import io.gatehouse.aws.database.Database;
import io.gatehouse.aws.network.Network;
import io.gatehouse.aws.service.Door;
import io.gatehouse.aws.service.Platform;
import io.gatehouse.aws.service.Services;
import io.gatehouse.aws.settings.Settings;
import io.gatehouse.stack.registry.Registry;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/** One stage, with everything in a single stack, so that a change is made as a whole or not at all. */
final class StageStack extends Stack {

    StageStack(Construct scope, Settings settings, Project project) {
        super(scope, "gatehouse-" + settings.stage().id(), properties(settings));
        Registry registry = project.services();
        Network network = new Network(this, settings);
        Platform platform = new Platform(this, network.vpc(), settings);
        Database database = new Database(this, platform, registry.databases(), project.databaseScript());
        Services services = new Services(this, platform, registry, database);
        Door door = new Door(this, platform, services.gateway());
        new Alarms(this, settings, door, services, database);
        Tags.of(this).add("project", "gatehouse");
        Tags.of(this).add("stage", settings.stage().id());
        CfnOutput.Builder.create(this, "Address").value(settings.name().url()).build();
    }

    private static StackProps properties(Settings settings) {
        return StackProps.builder()
                .description("Gatehouse, " + settings.stage().id())
                .terminationProtection(settings.database().keepData())
                .build();
    }
}
