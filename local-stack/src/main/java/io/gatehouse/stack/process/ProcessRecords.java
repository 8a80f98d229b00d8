package io.gatehouse.stack.process;

import io.gatehouse.stack.error.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Records the processes of a stack in a file, so that another run can find them. */
public final class ProcessRecords {

    private final Path file;

    /** Uses this file, which need not exist. */
    public ProcessRecords(Path file) {
        this.file = file;
    }

    /** All records, whether or not the process is alive. */
    public synchronized List<ProcessRecord> read() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .map(ProcessRecord::parse)
                            .toList()
                    : List.of();
        } catch (IOException | IllegalArgumentException e) {
            throw new StackException(
                    "Cannot read " + file + ": " + e.getMessage() + ". Delete it when nothing of the stack runs.", e);
        }
    }

    /** Records a process, in place of an earlier one with its name. */
    public synchronized void add(String name, ProcessHandle process) {
        List<ProcessRecord> records = new ArrayList<>(read());
        records.removeIf(record -> record.name().equals(name));
        records.add(ProcessRecord.of(name, process));
        write(records);
    }

    /** Removes the record of a process. */
    public synchronized void remove(String name) {
        write(read().stream().filter(process -> !process.name().equals(name)).toList());
    }

    /** Removes all records. */
    public synchronized void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void write(List<ProcessRecord> records) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.write(draft, records.stream().map(ProcessRecord::line).toList());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private StackException failed(IOException e) {
        return new StackException("Cannot write " + file + ": " + e, e);
    }
}
