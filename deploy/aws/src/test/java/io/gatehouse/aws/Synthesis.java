package io.gatehouse.aws;

import io.gatehouse.aws.testing.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cxapi.CloudAssembly;

/** What the CDK makes of the project, once for all tests: Node takes its time to load it. */
record Synthesis(CloudAssembly assembly) {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path SERVICES = Path.of("src", "test", "resources", "services.yml");
    private static final Path OUTPUT = Path.of("target", "synthesis");

    /** In production. */
    static Synthesis production() {
        requireNode();
        return Holder.PRODUCTION;
    }

    /** With one more service, {@code weather-service}, and a certificate of one's own; nothing is kept. */
    static Synthesis test() {
        requireNode();
        return Holder.TEST;
    }

    /** A test with further settings, of which some are refused. */
    static void refused(Map<String, Object> more) {
        requireNode();
        Map<String, Object> context = new HashMap<>(more);
        context.put("stage", "test");
        of(Holder.project("refused", ""), context);
    }

    /** One of the stacks, to assert what it has. */
    Template stack(String name) {
        return Template.fromJSON(template(name));
    }

    /** Everything of that type in one of the stacks. */
    List<Resource> resources(String stack, String type) {
        Map<String, Map<String, Object>> resources = Resource.child(template(stack), "Resources");
        return resources.entrySet().stream()
                .filter(entry -> type.equals(entry.getValue().get("Type")))
                .map(entry -> new Resource(entry.getKey(), entry.getValue()))
                .toList();
    }

    @SuppressWarnings("unchecked") // a JSON object
    private Map<String, Object> template(String name) {
        return (Map<String, Object>) assembly.getStackByName(name).getTemplate();
    }

    private static void requireNode() {
        Tool.require("synthesizing the AWS stacks", "node");
    }

    private static Synthesis of(Project project, Map<String, Object> more) {
        Map<String, Object> context = new HashMap<>(Map.of(
                "version", "1.2.3",
                "domain", "api.example.com",
                "hosted-zone", "example.com",
                "hosted-zone-id", "Z0123456789ABCDEFGHIJ"));
        context.putAll(more);
        App app = App.Builder.create()
                .context(context)
                .postCliContext(Flags.ALL)
                .outdir(OUTPUT.resolve(String.valueOf(more.get("stage"))).toString())
                .build();
        return new Synthesis(new Deployment(app, project).synth());
    }

    /** Made when first asked for. */
    private static final class Holder {

        static final Synthesis PRODUCTION =
                of(project("production", ""), Map.of("stage", "production", "alarm-email", "ops@example.com"));
        static final Synthesis TEST = of(
                project("test", """
                          - id: weather-service
                            port: 5080
                            health: /health/readiness
                            database: weather
                        """),
                Map.of(
                        "stage", "test",
                        "keep-data", "false",
                        "certificate", "arn:aws:acm:eu-central-1:123456789012:certificate/0-1",
                        "env.GATEWAY_RATE_LIMIT", "100",
                        "env.AUTH_TOKEN_LIFETIME", "5m",
                        "env.OTEL_TRACES_SAMPLER", "always_off"));

        /** The files of the project that matter, with services that do not change, and more. */
        private static Project project(String name, String more) {
            try {
                Path root = Files.createDirectories(OUTPUT.resolve("project-" + name));
                Files.writeString(root.resolve("services.yml"), Files.readString(SERVICES) + more);
                Path script = Path.of("docker/postgres/create-databases.sh");
                Files.createDirectories(root.resolve(script).getParent());
                Files.writeString(root.resolve(script), Files.readString(ROOT.resolve(script)));
                return new Project(root);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
