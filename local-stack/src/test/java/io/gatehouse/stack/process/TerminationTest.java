package io.gatehouse.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stack.testing.Launcher;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminationTest {

    @Test
    void endsAProcessThatDoesAsItIsTold() throws IOException, InterruptedException {
        Process process = shell("sleep 600 & wait");

        Termination.stop(List.of(process.toHandle()), Duration.ofSeconds(30));

        assertThat(process.waitFor()).isEqualTo(128 + 15);
    }

    @Test
    void killsAProcessThatDoesNot() throws IOException, InterruptedException {
        Process process = shell("trap '' TERM INT; echo deaf; while :; do read -r line; done");
        process.inputReader().readLine();

        Termination.stop(List.of(process.toHandle()), Duration.ofMillis(200));

        assertThat(process.waitFor()).isEqualTo(128 + 9);
    }

    @Test
    void sendsAnInterrupt() throws IOException, InterruptedException {
        Process process = shell("trap 'exit 7' INT; echo ready; read -r line");
        process.inputReader().readLine();

        Termination.interrupt(process.toHandle(), Duration.ofSeconds(30));

        assertThat(process.waitFor()).isEqualTo(7);
    }

    private static Process shell(String script) throws IOException {
        return new ProcessBuilder("env", Launcher.DEFAULT_INTERRUPT, "/bin/sh", "-c", script).start();
    }
}
