package io.gatehouse.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.LongStream;

/** A process that was started, together with its own child processes: the work of nginx is done in one of those. */
public final class ChildProcess {

    /** The unit of times in {@code /proc/PID/stat}: a hundredth of a second on every architecture that matters. */
    private static final long MICROS_PER_TICK = 10_000;

    private static final long BYTES_PER_KILOBYTE = 1024;

    /** The largest log that is kept, because an access log could fill the disk. */
    private static final long MOST_LOG_BYTES = 64 * 1024 * 1024;

    private final Process process;
    private final Path log;

    ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** The log with its output. */
    public Path log() {
        return log;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** User and system time used so far. */
    public long cpuMicros() {
        return pids().map(ChildProcess::ticks).sum() * MICROS_PER_TICK;
    }

    /** Memory in use now. */
    public long residentBytes() {
        return pids().map(ChildProcess::residentKilobytes).sum() * BYTES_PER_KILOBYTE;
    }

    /** Empties a log that has become too large. The process appends to it, so the file may shrink at any time. */
    public void trimLog() {
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            if (file.size() > MOST_LOG_BYTES) {
                file.truncate(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    private LongStream pids() {
        return LongStream.concat(
                LongStream.of(process.pid()), process.descendants().mapToLong(ProcessHandle::pid));
    }

    /** The sum of utime and stime, the 12th and 13th field after the name, which may itself contain anything. */
    private static long ticks(long pid) {
        String stat = read(pid, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static long residentKilobytes(long pid) {
        return read(pid, "status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new IllegalStateException("Process " + pid + " ended while it was measured", e);
        }
    }
}
