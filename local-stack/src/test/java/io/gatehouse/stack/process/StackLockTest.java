package io.gatehouse.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLockTest {

    @Test
    void isHeldByOneAtATime(@TempDir Path directory) {
        Path file = directory.resolve("lock");
        StackLock lock = StackLock.take(file).orElseThrow();

        assertThat(StackLock.take(file)).isEmpty();
        lock.close();

        assertThat(StackLock.take(file)).isPresent();
    }
}
