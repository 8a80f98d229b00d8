package io.gatehouse.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.LongStream;

/** A process that was started, with those it started itself: nginx works in one of those. */
public final class ChildProcess {

    /** The kernel's unit in {@code /proc/PID/stat}: 100 a second on every architecture that matters. */
    private static final long MICROS_PER_TICK = 10_000;

    private static final long BYTES_PER_KILOBYTE = 1024;

    /** An access log may fill a disk. */
    private static final long MOST_LOG_BYTES = 64 * 1024 * 1024;

    private final Process process;
    private final Path log;

    ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** What it says. */
    public Path log() {
        return log;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** User and system time so far. */
    public long cpuMicros() {
        return pids().map(ChildProcess::ticks).sum() * MICROS_PER_TICK;
    }

    /** Memory in use now. */
    public long residentBytes() {
        return pids().map(ChildProcess::residentKilobytes).sum() * BYTES_PER_KILOBYTE;
    }

    /** Forgets what it said, if that is a lot: it is appended to, so the file may shrink at any time. */
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

    /** The fields are counted after the name, which may contain anything: utime and stime are the 12th and 13th. */
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
