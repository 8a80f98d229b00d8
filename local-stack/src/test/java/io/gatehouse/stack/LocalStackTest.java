package io.gatehouse.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stack.process.ProcessRecords;
import io.gatehouse.stack.process.StackProcess;
import io.gatehouse.stack.process.Termination;
import io.gatehouse.stack.testing.Launcher;
import io.gatehouse.stack.testing.Project;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts and stops stacks of stand-ins. The time limit is only for a stack that hangs. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocalStackTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Project project;

    LocalStackTest(@TempDir Path directory) throws IOException {
        this.project = new Project(directory).service("gateway");
    }

    @AfterEach
    void stop() {
        run("down");
        assertThat(project.nothingListens()).isTrue();
    }

    @Test
    void detachesFromAStackThatIsReady() throws IOException, InterruptedException {
        project.service("auth-service");

        int exitCode = run("up", "--detach");

        assertThat(exitCode).isZero();
        assertThat(project.get("gateway", "/health/readiness").statusCode()).isEqualTo(200);
        assertThat(project.get("auth-service", "/health/readiness").statusCode())
                .isEqualTo(200);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("ready after", "bin/down stops it", "bin/up --detach starts everything again");
    }

    @Test
    void stopsADetachedStack() throws IOException {
        project.service("auth-service");
        run("up", "--detach");

        int exitCode = run("down");

        assertThat(exitCode).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Stopping gateway, auth-service");
        assertThat(project.nothingListens()).isTrue();
    }

    @Test
    void saysThatThereIsNothingToStop() {
        int exitCode = run("down");

        assertThat(exitCode).isZero();
        assertThat(said).hasToString("Nothing is running.\n");
    }

    @Test
    void givesAServiceItsDatabase() throws IOException, InterruptedException {
        project.service("stocks-service", "    database: stocks");

        run("up", "--detach");

        assertThat(project.get("stocks-service", "/environment").body())
                .contains("DATABASE_NAME=stocks\n", "DATABASE_PORT=" + project.databasePort() + "\n")
                .containsPattern("DATABASE_PASSWORD=[0-9a-f]{48}\n");
        assertThat(project.get("gateway", "/environment").body()).doesNotContain("DATABASE_PASSWORD");
    }

    @Test
    void namesTheServiceThatDiesWhileItStarts() throws IOException {
        project.service("stocks-service", "    database: stocks", "    environment: {BEHAVIOUR: dies}");

        int exitCode = run("up", "--detach");

        assertThat(exitCode).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("stocks-service ended unexpectedly (exit code 3).", "    no such table: prices");
        assertThat(project.nothingListens()).isTrue();
    }

    @Test
    void startsNoMoreServicesAtOnceThanTheMachineHasRoomFor() throws IOException {
        for (int place = 1; place < ServiceStart.AT_ONCE; place++) {
            project.service("slow" + place + "-service", "    environment: {BEHAVIOUR: is never ready}");
        }
        project.service("mortal-service", "    environment: {BEHAVIOUR: dies}").service("last-service");

        run("up", "--detach");

        assertThat(project.stackDirectory().resolve("logs"))
                .isDirectoryContaining("glob:**mortal-service.log")
                .isDirectoryNotContaining("glob:**last-service.log");
    }

    @Test
    void startsNothingWhenAPortIsInUse() throws IOException {
        try (ServerSocket other = new ServerSocket(project.port("gateway"), 1, InetAddress.getLoopbackAddress())) {
            int exitCode = run("up");

            assertThat(exitCode).isEqualTo(1);
            assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains("Port " + other.getLocalPort() + ", where gateway would listen, is in use");
        }
    }

    @Test
    void startsNoSecondStack() throws IOException, InterruptedException {
        run("up", "--detach");

        int exitCode = run("up");

        assertThat(exitCode).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("is running already. Stop it with bin/down");
        assertThat(project.get("gateway", "/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void startsASecondStackInAnotherDirectory(@TempDir Path other) throws IOException, InterruptedException {
        run("up", "--detach");
        Project second = new Project(other).service("gateway");
        Map<String, String> environment = second.environment();
        environment.put("STACK_DIR", other.resolve("state").toString());

        LocalStack stack = new LocalStack(second.root(), environment, out(), out());

        assertThat(stack.run(List.of("up", "--detach"))).isZero();
        assertThat(second.get("gateway", "/health/readiness").statusCode()).isEqualTo(200);
        assertThat(other.resolve("state").resolve("logs")).isDirectoryContaining("glob:**gateway.log");
        assertThat(stack.run(List.of("down"))).isZero();
        assertThat(second.nothingListens()).isTrue();
    }

    @Test
    void namesTheJarThatIsMissing() throws IOException {
        Files.delete(project.jar("gateway"));

        int exitCode = run("up");

        assertThat(exitCode).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(project.jar("gateway") + " is missing");
    }

    @Test
    void showsTheLogsOfAllServicesAsOne() throws IOException, InterruptedException {
        project.service("auth-service");
        Launcher up = new Launcher(project, "up");
        up.readTo("Ctrl-C stops everything.");

        project.get("auth-service", "/print?hello");

        assertThat(up.readTo("hello")).isEqualTo("auth-service | hello");
        up.terminate();
        up.exitCode();
    }

    @Test
    void stopsEverythingOnAnInterrupt() throws IOException, InterruptedException {
        project.service("stocks-service", "    database: stocks");
        Launcher up = new Launcher(project, "up");
        up.readTo("Ctrl-C stops everything.");

        up.interrupt();

        assertThat(up.readToEnd()).contains("Everything is stopped.").doesNotContain("unexpectedly");
        assertThat(up.exitCode()).isEqualTo(130);
        assertThat(project.nothingListens()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Starting Gatehouse", "postgresql"})
    void stopsEverythingOnAnInterruptWhileItStarts(String moment) throws IOException, InterruptedException {
        project.service("stocks-service", "    database: stocks", "    environment: {BEHAVIOUR: is never ready}");
        Launcher up = new Launcher(project, "up");
        up.readTo(moment);

        up.interrupt();

        assertThat(up.readToEnd()).contains("Everything is stopped.").doesNotContain("unexpectedly");
        assertThat(project.nothingListens()).isTrue();
    }

    @Test
    void stopsAStackThatIsWatchedElsewhere() throws IOException, InterruptedException {
        Launcher up = new Launcher(project, "up");
        up.readTo("Ctrl-C stops everything.");

        run("down");

        assertThat(up.readToEnd()).contains("Everything is stopped.");
        assertThat(project.nothingListens()).isTrue();
    }

    @Test
    void startsAServiceThatEndsAgainAndAgainWhileTheOthersGoOn() throws IOException, InterruptedException {
        project.service("auth-service");
        Launcher up = new Launcher(project, "up");
        up.readTo("Ctrl-C stops everything.");
        ProcessHandle other = process("gateway").handle();

        assertThat(project.ends("auth-service")).isTrue();
        assertThat(up.readTo("ended"))
                .isEqualTo("auth-service ended unexpectedly (exit code 4)."
                        + " It is started again in 1 s; the others go on.");
        up.readTo("auth-service | starting");
        project.awaits("auth-service");

        process("auth-service").handle().destroyForcibly();
        assertThat(up.readTo("ended"))
                .startsWith("auth-service ended unexpectedly (exit code 137). It is started again in 2 s");
        up.readTo("auth-service | starting");
        project.awaits("auth-service");

        assertThat(process("gateway").handle()).isEqualTo(other);
        run("down");
        assertThat(up.readToEnd()).contains("Everything is stopped.").doesNotContain("unexpectedly");
        assertThat(project.nothingListens()).isTrue();
    }

    @Test
    void stopsAStackWithAServiceThatWaitsToBeStartedAgain() throws IOException, InterruptedException {
        project.service("auth-service");
        Launcher up = new Launcher(project, "up");
        up.readTo("Ctrl-C stops everything.");
        project.ends("auth-service");
        up.readTo("auth-service ended");

        run("down");

        assertThat(up.readToEnd()).contains("Everything is stopped.").doesNotContain("starting");
        assertThat(project.nothingListens()).isTrue();
    }

    @Test
    void stopsEverythingOnAnInterruptWhileAServiceWaitsToBeStartedAgain() throws IOException, InterruptedException {
        project.service("auth-service");
        Launcher up = new Launcher(project, "up");
        up.readTo("Ctrl-C stops everything.");
        project.ends("auth-service");
        up.readTo("auth-service ended");

        up.interrupt();

        assertThat(up.readToEnd()).contains("Everything is stopped.").doesNotContain("starting");
        assertThat(up.exitCode()).isEqualTo(130);
        assertThat(project.nothingListens()).isTrue();
    }

    @Test
    void saysWhatKeepsAServiceFromBeingStartedAgain() throws IOException, InterruptedException {
        project.service("auth-service");
        Launcher up = new Launcher(project, "up");
        up.readTo("Ctrl-C stops everything.");
        Path jar = project.jar("auth-service");
        Path away = Files.move(jar, jar.resolveSibling("away"));

        project.ends("auth-service");
        up.readTo(jar + " is missing");
        Files.move(away, jar);

        up.readTo("auth-service | starting");
        up.terminate();
        up.exitCode();
    }

    @Test
    void stopsEverythingWhenTheDatabaseEnds() throws IOException, InterruptedException {
        project.service("stocks-service", "    database: stocks");
        Launcher up = new Launcher(project, "up");
        up.readTo("Ctrl-C stops everything.");

        Termination.interrupt(process("postgresql").handle(), Duration.ofSeconds(30));

        assertThat(up.readToEnd()).contains("postgresql ended unexpectedly.").doesNotContain("started again");
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(project.nothingListens()).isTrue();
    }

    @Test
    void stopsWhatAKilledLauncherLeft() throws IOException, InterruptedException {
        project.service("stocks-service", "    database: stocks");
        Launcher up = new Launcher(project, "up");
        up.readTo("Ctrl-C stops everything.");
        up.kill();
        assertThat(project.nothingListens()).isFalse();

        int exitCode = run("down");

        assertThat(exitCode).isZero();
        assertThat(project.nothingListens()).isTrue();
    }

    @Test
    void startsAgainAfterAKilledLauncher() throws IOException, InterruptedException {
        Launcher up = new Launcher(project, "up");
        up.readTo("Ctrl-C stops everything.");
        up.kill();

        int exitCode = run("up", "--detach");

        assertThat(exitCode).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Stopping what an earlier bin/up left running");
        assertThat(project.get("gateway", "/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void startsAgainWhenADetachedServiceHasEnded() throws IOException, InterruptedException {
        project.service("auth-service");
        run("up", "--detach");
        StackProcess ended = process("auth-service");
        project.ends("auth-service");
        ended.end().join();
        assertThat(project.get("gateway", "/health/readiness").statusCode()).isEqualTo(200);

        int exitCode = run("up", "--detach");

        assertThat(exitCode).isZero();
        assertThat(project.get("auth-service", "/health/readiness").statusCode())
                .isEqualTo(200);
    }

    @Test
    void explainsItselfOnAnythingElse() {
        int exitCode = run("sideways");

        assertThat(exitCode).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("usage: ");
    }

    private StackProcess process(String name) {
        return new ProcessRecords(project.stackDirectory().resolve("processes"))
                .read().stream()
                        .filter(record -> record.name().equals(name))
                        .flatMap(record -> record.running().stream())
                        .findFirst()
                        .orElseThrow();
    }

    private int run(String... arguments) {
        return new LocalStack(project.root(), project.environment(), out(), out()).run(List.of(arguments));
    }

    private PrintStream out() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }
}
