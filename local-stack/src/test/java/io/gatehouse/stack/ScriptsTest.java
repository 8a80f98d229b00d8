package io.gatehouse.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stack.testing.Jars;
import io.gatehouse.stack.testing.Project;
import io.gatehouse.stack.testing.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real {@code bin/up} and {@code bin/down} in a project of stand-ins, with a Maven that only pretends to build. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScriptsTest {

    private static final String MAVEN = """
            #!/bin/sh
            echo "$@" >> "$(dirname "$0")/calls"
            echo "[INFO] Building Gateway 0.1.0-SNAPSHOT                         [1/2]"
            """;

    private final Path directory;
    private final Project project;
    private final Script script;

    ScriptsTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.project = new Project(directory.resolve("project")).service("gateway");
        this.script = new Script(project).copyScripts(Path.of("..", "bin")).command("mvn", MAVEN);
        requireJava("25");
        Jars.write(project.jar("local-stack"), "io.gatehouse.stack.LocalStack");
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        script.run("bin/down");
        assertThat(project.nothingListens()).isTrue();
    }

    @Test
    void buildsAndStartsTheStackThenStopsIt() throws IOException, InterruptedException {
        Script.Result up = script.run("bin/up", "--detach");

        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(up.output()).containsSubsequence("Building", "  Gateway\n", "ready after", "Gatehouse is ready");
        assertThat(mavenCalls())
                .isEqualTo("-B package -DskipTests -Dspotless.check.skip=true -am -pl local-stack,gateway\n");
        assertThat(script.run("bin/down").output()).contains("Stopping gateway");
    }

    @Test
    void buildsAgainOnlyWhatHasChanged() throws IOException, InterruptedException {
        script.run("bin/up", "--detach");
        script.run("bin/down");
        assertThat(mavenCalls().lines()).hasSize(1);

        script.run("bin/up", "--detach");
        script.run("bin/down");
        assertThat(mavenCalls().lines()).hasSize(1);

        Path source = Files.createDirectories(project.root().resolve("gateway/src/main"))
                .resolve("Gateway.java");
        Files.setLastModifiedTime(Files.createFile(source), later());
        script.run("bin/up", "--detach");
        assertThat(mavenCalls().lines()).hasSize(2);
    }

    @Test
    void sayWhatIsMissingIfNothingMayBeBuilt() throws IOException, InterruptedException {
        Files.delete(project.jar("gateway"));
        script.set("STACK_BUILD", "never");

        Script.Result up = script.run("bin/up", "--detach");

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output())
                .startsWith("STACK_BUILD=never: there is no ")
                .contains("gateway/target/gateway.jar yet. Run bin/up without STACK_BUILD first.");
    }

    @Test
    void buildsNothingUnderARunningStack() throws IOException, InterruptedException {
        script.run("bin/up", "--detach");
        Files.setLastModifiedTime(project.root().resolve("pom.xml"), later());

        Script.Result second = script.run("bin/up", "--detach");

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output()).contains("is running already");
        assertThat(mavenCalls().lines()).hasSize(1);
    }

    @Test
    void workThroughALinkFromAnywhere() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(
                directory.resolve("down"), project.root().resolve("bin/down"));
        Path linkToLink = Files.createSymbolicLink(directory.resolve("stop-it"), link.getFileName());

        Script.Result down = script.run(linkToLink.toString());

        assertThat(down.exitCode()).isZero();
        assertThat(down.output()).isEqualTo("Nothing is running.\n");
    }

    @Test
    void showWhyTheBuildFailed() throws IOException, InterruptedException {
        script.command("mvn", "#!/bin/sh\necho '[ERROR] ; expected'\nexit 1\n");

        Script.Result up = script.run("bin/up");

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output()).contains("[ERROR] ; expected", "The build failed. Its output is in ");
    }

    @Test
    void sayWhereTheyLookedForAJdk() throws IOException, InterruptedException {
        requireJava("99");

        Script.Result up = script.run("bin/up");

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output())
                .startsWith("No JDK 99 or newer found: not in JAVA_HOME (" + System.getProperty("java.home") + ")")
                .contains("/usr/lib/jvm", "set JAVA_HOME");
    }

    @Test
    void workForAUserWithoutAHome() throws IOException, InterruptedException {
        script.hide("HOME");

        Script.Result up = script.run("bin/up", "--detach");

        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(script.run("bin/down").output()).contains("Stopping gateway");
    }

    @Test
    void sayThatMavenIsMissing() throws IOException, InterruptedException {
        script.onlyTheTools();

        Script.Result up = script.run("bin/up");

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output()).contains("Maven not found: not as mvn on the PATH");
    }

    @Test
    void explainThemselvesOnAnythingElse() throws IOException, InterruptedException {
        assertThat(script.run("bin/up", "--help").exitCode()).isZero();
        assertThat(script.run("bin/up", "--wrong").exitCode()).isEqualTo(2);
        assertThat(script.run("bin/down", "--wrong").exitCode()).isEqualTo(2);
    }

    private void requireJava(String version) throws IOException {
        Files.writeString(
                project.root().resolve("pom.xml"),
                "<project>\n  <java.version>" + version + "</java.version>\n</project>\n");
    }

    private String mavenCalls() throws IOException {
        return Files.readString(script.commands().resolve("calls"));
    }

    private static FileTime later() {
        return FileTime.from(Instant.now().plus(Duration.ofMinutes(1)));
    }
}
