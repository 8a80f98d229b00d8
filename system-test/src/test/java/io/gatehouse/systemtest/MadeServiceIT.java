package io.gatehouse.systemtest;

import static io.gatehouse.systemtest.http.AnswerAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.command.Outcome;
import io.gatehouse.systemtest.command.PastedCommands;
import io.gatehouse.systemtest.command.Tool;
import io.gatehouse.systemtest.http.Answer;
import io.gatehouse.systemtest.http.Caller;
import io.gatehouse.systemtest.registry.Registrations;
import io.gatehouse.systemtest.stack.Service;
import io.gatehouse.systemtest.stack.StackPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Checks that a service made by {@code bin/new-service} works, by following docs/new-service.md command by command in a copy of
 * the project.
 */
@Execution(ExecutionMode.CONCURRENT)
final class MadeServiceIT {

    private static final Pattern BLOCK = Pattern.compile("^```sh\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    /** Services that the page does not call, and that take seconds each to start. */
    private static final List<String> NOT_NEEDED = List.of("resource-service", "stocks-service");

    private static final List<String> BUILT_ALREADY = List.of("auth-service", "boilerplate-service", "local-stack");

    private final Map<String, String> settings = new TreeMap<>();

    private ProjectCopy project;

    @BeforeEach
    void copy(@TempDir Path folder) throws IOException {
        Tool.require("following docs/new-service.md", "mvn");
        Tool.require("following docs/new-service.md", "curl");
        project = ProjectCopy.in(folder);
        NOT_NEEDED.forEach(project::remove);
        borrowWhatIsBuilt();
        settings.put("STACK_DIR", folder.resolve(".stack").toString());
        settings.put("STACK_BUILD", "never");
    }

    @AfterEach
    void stop() {
        project.command("bin/down").with(settings).run().orFail();
    }

    @Test
    void isMadeTestedCalledAndThrownAwayAsThePageSays() throws IOException {
        List<String> page = page();
        assertThat(page).hasSize(4);

        paste(page.get(0));
        assertThat(Registrations.strays(project.root())).isEmpty();

        paste(page.get(1).replace("-pl weather-service", "-pl weather-service,gateway"));
        assertThat(project.root().resolve("weather-service/target/surefire-reports"))
                .isDirectoryContaining("glob:**NoteControllerTest.txt");

        settings.putAll(new StackPorts(Service.listedIn(project.root())).variables());
        List<Outcome> calls = paste(page.get(2));
        assertThat(Answer.json(calls.get(2).output())).isEqualTo(Answer.json("{\"greeting\":\"Hello, Ada\"}"));
        assertThat(Answer.json(calls.get(4).output()).get(0))
                .isEqualTo(Answer.json(calls.get(3).output()));
        isAServiceLikeTheOthers();

        paste(page.get(3));
        assertThat(project.root().resolve("weather-service")).doesNotExist();
        assertThat(Registrations.strays(project.root())).isEmpty();
    }

    private void isAServiceLikeTheOthers() {
        Caller gateway = Caller.at("http://localhost:" + settings.get("GATEWAY_PORT"));
        Caller management = Caller.at("http://127.0.0.1:" + settings.get("WEATHER_SERVICE_MANAGEMENT_PORT"));

        assertThatAnswer(gateway.get("/api/v1/weather/greeting?name=Ada")).isChallenge();
        assertThatAnswer(gateway.get("/api/v1/weather/notes")).isChallenge();
        assertThat(gateway.get("/schema/weather-service.yml").body())
                .contains("/api/v1/weather/greeting:", "/api/v1/weather/notes:", "/api/v1/smoke:");
        assertThat(management.get("/prometheus").body())
                .contains("http_server_requests_seconds_count{", "uri=\"/api/v1/weather/notes\"");
    }

    /** The blocks of commands on the page. */
    private List<String> page() throws IOException {
        String text = Files.readString(project.root().resolve("docs/new-service.md"));
        return BLOCK.matcher(text).results().map(block -> block.group(1)).toList();
    }

    /** Runs commands as they are written, except for the gateway's port. */
    private List<Outcome> paste(String commands) {
        String own = commands.replace("localhost:8080", "localhost:" + settings.get("GATEWAY_PORT"));
        List<Outcome> outcomes = PastedCommands.of(own)
                .run(shell -> shell.in(project.root()).with(settings).within(Duration.ofMinutes(10)));
        assertThat(outcomes)
                .extracting(Outcome::exitCode)
                .describedAs("%s", outcomes)
                .containsOnly(0);
        return outcomes;
    }

    /**
     * Reuses what is built already. Only the gateway is built again, for its new route, without its tests, which have run.
     */
    private void borrowWhatIsBuilt() throws IOException {
        project.copyBuilt("shared-lib");
        settings.put("MAVEN_OPTS", mavenOptions() + " -Dmaven.compiler.useIncrementalCompilation=false");
        project.delete("gateway/src/test");
        for (String module : BUILT_ALREADY) {
            project.borrowBuilt(module);
        }
    }

    /** The Maven options of whoever runs the tests, which may say where Maven's repository is. */
    private static String mavenOptions() {
        return System.getenv().getOrDefault("MAVEN_OPTS", "");
    }
}
