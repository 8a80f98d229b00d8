package io.gatehouse.aws;

import io.gatehouse.aws.database.Connections;
import io.gatehouse.aws.settings.Settings;
import io.gatehouse.aws.settings.SettingsException;
import io.gatehouse.stack.error.StackException;
import io.gatehouse.stack.registry.Registry;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.cxapi.CloudAssembly;

/** Defines for the CDK what is to be deployed: the image repositories and, if the settings name one, a stage. */
public final class Deployment {

    private final App app;
    private final Project project;

    Deployment(App app, Project project) {
        this.app = app;
        this.project = project;
    }

    /** Started by {@code app}, which names the project's directory. */
    public static void main(String[] arguments) {
        try {
            new Deployment(App.Builder.create().postCliContext(Flags.ALL).build(), new Project(Path.of(arguments[0])))
                    .synth();
        } catch (SettingsException | StackException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    CloudAssembly synth() {
        Registry services = project.services();
        new ImagesStack(app, services);
        Map<String, ?> context = context();
        if (Settings.areMissing(context)) {
            System.err.println(
                    "No settings: there is no stage, only the image repositories. See deploy/aws/README.md.");
        } else {
            new StageStack(app, Settings.read(context, Connections.ofOneTaskEach(services)), project);
        }
        return app.synth();
    }

    @SuppressWarnings("unchecked") // what the CDK documents it to be
    private Map<String, ?> context() {
        return (Map<String, ?>) app.getNode().getAllContext();
    }
}
