package io.gatehouse.systemtest;

import static io.gatehouse.systemtest.http.AnswerAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.command.Tool;
import io.gatehouse.systemtest.http.Answer;
import io.gatehouse.systemtest.http.Caller;
import io.gatehouse.systemtest.registry.Registrations;
import io.gatehouse.systemtest.stack.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/new-service} makes works: it is built, tested, started, called through the gateway and thrown away. */
final class MadeServiceIT {

    /** No token is needed of them, and each takes seconds to start. */
    private static final List<String> NOT_NEEDED = List.of("resource", "stocks");

    private static final List<String> BUILT_ALREADY = List.of("auth-service", "boilerplate-service", "local-stack");

    private final Map<String, String> settings = new TreeMap<>();

    private ProjectCopy project;

    @BeforeEach
    void make(@TempDir Path folder) throws IOException {
        project = ProjectCopy.in(folder);
        for (String service : NOT_NEEDED) {
            project.command("bin/remove-service", service, "--force").run().orFail();
        }
        project.command("bin/new-service", "weather", "--with-database").run().orFail();
        settings.put("STACK_DIR", folder.resolve(".stack").toString());
        settings.put("STACK_BUILD", "never");
        chooseFreePorts();
    }

    @AfterEach
    void stop() {
        project.command("bin/down").with(settings).run().orFail();
    }

    @Test
    void passesItsTestsAnswersThroughTheGatewayAndIsThrownAway() throws IOException {
        build();
        project.command("bin/up", "--detach").with(settings).run().orFail();
        Caller nobody = Caller.at("http://localhost:" + settings.get("GATEWAY_PORT"));
        Caller demo = nobody.as("demo", "demo-password");

        greets(nobody, demo);
        keepsNotes(nobody, demo);
        isDocumented(nobody);
        isMeasured();

        project.command("bin/down").with(settings).run().orFail();
        project.command("bin/remove-service", "weather").run().orFail();
        assertThat(project.root().resolve("weather-service")).doesNotExist();
        assertThat(Registrations.strays(project.root())).isEmpty();
    }

    private static void greets(Caller nobody, Caller demo) {
        String greeting = "/api/v1/weather/greeting?name=Ada";

        assertThatAnswer(demo.get(greeting)).hasStatus(200).hasJson("{'greeting':'Hello, Ada'}");
        assertThatAnswer(nobody.get(greeting)).isChallenge();
    }

    private static void keepsNotes(Caller nobody, Caller demo) {
        String notes = "/api/v1/weather/notes";

        Answer stored = demo.post(notes, "application/json", "{\"text\":\"Rain\"}");

        assertThatAnswer(stored).hasStatus(201);
        assertThat(stored.json().get("text").asText()).isEqualTo("Rain");
        assertThat(demo.get(notes).json().get(0)).isEqualTo(stored.json());
        assertThatAnswer(nobody.get(notes)).isChallenge();
    }

    private static void isDocumented(Caller nobody) {
        assertThat(nobody.get("/schema/weather-service.yml").body())
                .contains("/api/v1/weather/greeting:", "/api/v1/weather/notes:", "/api/v1/smoke:");
    }

    private void isMeasured() {
        Caller management = Caller.at("http://127.0.0.1:" + settings.get("WEATHER_SERVICE_MANAGEMENT_PORT"));

        assertThat(management.get("/prometheus").body())
                .contains("http_server_requests_seconds_count{", "uri=\"/api/v1/weather/notes\"");
    }

    /** As a team would, but for what has been built: of shared-lib nothing is stale, and the gateway's tests have run. */
    private void build() throws IOException {
        project.copyBuilt("shared-lib");
        project.delete("gateway/src/test");
        for (String module : BUILT_ALREADY) {
            project.borrowBuilt(module);
        }
        project.command(
                        Tool.require("building a service that was just made", "mvn"),
                        "-B",
                        "-q",
                        "package",
                        "-am",
                        "-pl",
                        "weather-service,gateway",
                        "-Dmaven.compiler.useIncrementalCompilation=false",
                        "-Dtest=io/gatehouse/weather/**/*Test",
                        "-Dsurefire.failIfNoSpecifiedTests=false")
                .within(Duration.ofMinutes(10))
                .run()
                .orFail();
    }

    private void chooseFreePorts() throws IOException {
        settings.put("DATABASE_PORT", freePort());
        for (Service service : Service.listedIn(project.root())) {
            settings.put(service.variable("PORT"), freePort());
            settings.put(service.variable("MANAGEMENT_PORT"), freePort());
        }
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        }
    }
}
