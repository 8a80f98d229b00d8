package io.gatehouse.systemtest.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.gatehouse.systemtest.command.Command;
import io.gatehouse.systemtest.command.Tool;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kustomize, which comes in kubectl. */
final class Kustomize {

    private static final String PURPOSE = "looking at what Kubernetes is told";
    private static final Pattern MINOR = Pattern.compile("\"minor\": \"(\\d+)");

    private Kustomize() {}

    /** The objects that a folder is rendered to. */
    static List<HasMetadata> render(String folder) {
        String kubectl = Tool.require(PURPOSE, "kubectl");
        if (minorVersion(kubectl) < 27) {
            Tool.missing("kubectl is older than 1.27", PURPOSE);
        }
        return StrictModel.read(
                Command.of(kubectl, "kustomize", folder).run().orFail().output());
    }

    /** Kustomize learnt from version to version. */
    private static int minorVersion(String kubectl) {
        String version = Command.of(kubectl, "version", "--client", "--output=json")
                .run()
                .orFail()
                .output();
        Matcher minor = MINOR.matcher(version);
        return minor.find() ? Integer.parseInt(minor.group(1)) : 0;
    }
}
