package io.gatehouse.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LivenessTest {

    @Test
    void isTrueOfARunningProcess() {
        assertThat(Liveness.runs(ProcessHandle.current())).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isFalseOfAnEndedProcessItsParentHasNotAskedAbout() throws IOException {
        Process careless = new ProcessBuilder("/bin/sh", "-c", "sleep 0 & echo $!; exec sleep 600").start();
        try {
            long child = Long.parseLong(careless.inputReader().readLine());
            ProcessHandle handle = ProcessHandle.of(child).orElseThrow();

            Termination.stop(List.of(handle), Duration.ofSeconds(30));

            assertThat(handle.isAlive()).isTrue();
            assertThat(Liveness.runs(handle)).isFalse();
        } finally {
            careless.destroyForcibly();
        }
    }
}
