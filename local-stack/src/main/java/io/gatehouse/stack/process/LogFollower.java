package io.gatehouse.stack.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/** Prints what is added to a log from now on, each line prefixed with the name of its process. */
final class LogFollower implements AutoCloseable {

    private static final int CHUNK = 65_536;

    private final String prefix;
    private final PrintStream out;
    private final RandomAccessFile file;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LogFollower(String prefix, LogFile log, PrintStream out) throws IOException {
        this.prefix = prefix;
        this.out = out;
        this.file = new RandomAccessFile(log.path().toFile(), "r");
        file.seek(file.length());
    }

    /** Prints the lines that are complete by now. */
    void print() throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int length = file.read(chunk); length > 0; length = file.read(chunk)) {
            for (int i = 0; i < length; i++) {
                print(chunk[i]);
            }
        }
    }

    private void print(byte next) {
        if (next != '\n') {
            line.write(next);
            return;
        }
        out.println(prefix + line.toString(StandardCharsets.UTF_8));
        line.reset();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
