package io.gatehouse.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.stack.error.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordsTest {

    private final Path file;
    private final ProcessRecords records;

    ProcessRecordsTest(@TempDir Path directory) {
        this.file = directory.resolve("processes");
        this.records = new ProcessRecords(file);
    }

    @Test
    void findAProcessAgain() {
        records.add("gateway", ProcessHandle.current());

        assertThat(new ProcessRecords(file).read()).singleElement().satisfies(record -> {
            assertThat(record.name()).isEqualTo("gateway");
            assertThat(record.running()).get().extracting(StackProcess::handle).isEqualTo(ProcessHandle.current());
        });
    }

    @Test
    void takeAnotherProcessOfTheSameNumberForNobody() {
        Instant longAgo = Instant.now().minus(Duration.ofDays(3));
        ProcessRecord record =
                new ProcessRecord("gateway", ProcessHandle.current().pid(), longAgo);

        assertThat(record.running()).isEmpty();
    }

    @Test
    void knowOneProcessOfAName() throws IOException {
        Process earlier = new ProcessBuilder("true").start();
        records.add("gateway", earlier.toHandle());

        records.add("gateway", ProcessHandle.current());

        assertThat(records.read())
                .singleElement()
                .extracting(ProcessRecord::pid)
                .isEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void forgetOneProcess() {
        records.add("gateway", ProcessHandle.current());
        records.add("auth-service", ProcessHandle.current());

        records.remove("gateway");

        assertThat(records.read()).extracting(ProcessRecord::name).containsExactly("auth-service");
    }

    @Test
    void leaveNoFileOnceEverythingIsForgotten() {
        records.add("gateway", ProcessHandle.current());

        records.clear();

        assertThat(file).doesNotExist();
        assertThat(records.read()).isEmpty();
    }

    @Test
    void sayWhichFileCannotBeRead() throws IOException {
        Files.writeString(file, "gateway twelve\n");

        assertThatThrownBy(records::read)
                .isInstanceOf(StackException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("gateway twelve");
    }
}
