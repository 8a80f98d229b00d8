package io.gatehouse.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    private final LogFile log;

    LogFileTest(@TempDir Path directory) {
        this.log = LogFile.of(directory, "gateway");
    }

    @Test
    void endsWithItsLastLines() throws IOException {
        Files.write(
                log.path(),
                IntStream.rangeClosed(1, 100_000).mapToObj(i -> "line " + i).toList());

        String end = log.end();

        assertThat(end)
                .startsWith("The end of " + log.path())
                .contains("    line 99981\n")
                .doesNotContain("line 99980")
                .endsWith("    line 100000");
    }

    @Test
    void saysThatNothingWasWritten() {
        assertThat(log.end()).isEqualTo("Its log " + log.path() + " is empty.");
    }
}
