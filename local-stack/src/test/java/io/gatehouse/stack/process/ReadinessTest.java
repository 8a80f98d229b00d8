package io.gatehouse.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.stack.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {

    private final Path logs;
    private final Project project;
    private final StackProcess[] started = new StackProcess[1];

    ReadinessTest(@TempDir Path directory) throws IOException {
        this.logs = Files.createDirectory(directory.resolve("logs"));
        this.project = new Project(directory).service("gateway");
    }

    @AfterEach
    void stop() {
        Termination.stop(List.of(started[0].handle()), Duration.ofSeconds(5));
    }

    @Test
    void comesWithTheAnswer200() throws InterruptedException {
        StackProcess process = launch("serves");

        readiness(Duration.ofMinutes(1)).await(process, url());

        assertThat(process.handle().isAlive()).isTrue();
    }

    @Test
    void neverComesToAServiceThatEnds() {
        StackProcess process = launch("dies");

        assertThatThrownBy(() -> readiness(Duration.ofMinutes(1)).await(process, url()))
                .isInstanceOf(ProcessEndedException.class)
                .hasMessageStartingWith("gateway ended unexpectedly (exit code 3).")
                .hasMessageEndingWith("    no such table: prices");
    }

    @Test
    void isNotWaitedForWithoutEnd() {
        StackProcess process = launch("is never ready");

        assertThatThrownBy(() -> readiness(Duration.ofSeconds(1)).await(process, url()))
                .isInstanceOf(NotReadyException.class)
                .hasMessageStartingWith("gateway was not ready after 1 s: ");
    }

    private StackProcess launch(String behaviour) {
        Map<String, String> environment = new HashMap<>(project.environment());
        environment.put("BEHAVIOUR", behaviour);
        environment.put("GATEWAY_PORT", Integer.toString(project.port("gateway")));
        started[0] = new JarLauncher(logs).launch("gateway", project.jar("gateway"), environment);
        return started[0];
    }

    private Readiness readiness(Duration patience) {
        return new Readiness(logs, patience);
    }

    private String url() {
        return "http://127.0.0.1:" + project.port("gateway") + "/health/readiness";
    }
}
