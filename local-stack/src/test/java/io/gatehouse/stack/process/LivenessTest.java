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
        // The child prints its id and ends once its parent is no longer a shell, which could collect its status at any
        // time.
        String child = "until grep -q sleep /proc/$$/comm; do :; done; exec sh -c 'echo $$'";
        Process careless = new ProcessBuilder("/bin/sh", "-c", "{ " + child + "; } & exec sleep 600").start();
        try {
            long pid = Long.parseLong(careless.inputReader().readLine());
            ProcessHandle handle = ProcessHandle.of(pid).orElseThrow();

            Termination.stop(List.of(handle), Duration.ofSeconds(30));

            assertThat(handle.isAlive()).isTrue();
            assertThat(Liveness.runs(handle)).isFalse();
        } finally {
            careless.destroyForcibly();
        }
    }
}
