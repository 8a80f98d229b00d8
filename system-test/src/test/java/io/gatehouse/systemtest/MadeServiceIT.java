package io.gatehouse.systemtest;

import static io.gatehouse.systemtest.http.AnswerAssert.assertThatAnswer;

import io.gatehouse.systemtest.command.Outcome;
import io.gatehouse.systemtest.command.Tool;
import io.gatehouse.systemtest.http.Caller;
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

/** What {@code bin/new-service} makes works: it is built, tested, started with the stack and called through it. */
final class MadeServiceIT {

    private static final List<String> BUILT_ALREADY =
            List.of("auth-service", "resource-service", "stocks-service", "boilerplate-service", "local-stack");

    private static final List<String> SERVICES = List.of(
            "GATEWAY", "AUTH_SERVICE", "RESOURCE_SERVICE", "STOCKS_SERVICE", "BOILERPLATE_SERVICE", "WEATHER_SERVICE");

    private final Map<String, String> settings = new TreeMap<>();

    private ProjectCopy project;

    @BeforeEach
    void make(@TempDir Path folder) throws IOException {
        project = ProjectCopy.in(folder);
        project.command("bin/new-service", "weather").run().orFail();
        for (String module : BUILT_ALREADY) {
            project.borrowBuilt(module);
        }
        settings.put("STACK_DIR", folder.resolve(".stack").toString());
        settings.put("STACK_BUILD", "never");
        chooseFreePorts();
    }

    @AfterEach
    void stop() {
        project.command("bin/down").with(settings).run().orFail();
    }

    @Test
    void passesItsTestsAndAnswersThroughTheGateway() {
        build("weather-service,gateway", "io/gatehouse/weather/**/*Test").orFail();
        project.command("bin/up", "--detach").with(settings).run().orFail();
        Caller caller = Caller.at("http://localhost:" + settings.get("GATEWAY_PORT"));
        String greeting = "/api/v1/weather/greeting?name=Ada";

        assertThatAnswer(caller.as("demo", "demo-password").get(greeting))
                .hasStatus(200)
                .hasJson("{'greeting':'Hello, Ada'}");
        assertThatAnswer(caller.get(greeting)).isChallenge();
        assertThatAnswer(caller.get("/schema/weather-service.yml")).hasStatus(200);
    }

    /** Builds modules and what they need, and runs those tests alone. */
    private Outcome build(String modules, String tests) {
        String maven = Tool.require("building a service that was just made", "mvn");
        return project.command(
                        maven,
                        "-B",
                        "-q",
                        "package",
                        "-am",
                        "-pl",
                        modules,
                        "-Dtest=" + tests,
                        "-Dsurefire.failIfNoSpecifiedTests=false")
                .within(Duration.ofMinutes(10))
                .run();
    }

    private void chooseFreePorts() throws IOException {
        settings.put("DATABASE_PORT", freePort());
        for (String service : SERVICES) {
            settings.put(service + "_PORT", freePort());
            settings.put(service + "_MANAGEMENT_PORT", freePort());
        }
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        }
    }
}
