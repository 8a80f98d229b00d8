package io.gatehouse.stack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The log of one process. */
public record LogFile(Path path) {

    private static final int LAST_LINES = 20;
    private static final int LAST_BYTES = 16_384;

    /** The log of the process with this name. */
    public static LogFile of(Path logs, String name) {
        return new LogFile(logs.resolve(name + ".log"));
    }

    /** The last lines of the log, with a heading, for a message about the process. */
    public String end() {
        List<String> lines = lastLines();
        return lines.isEmpty()
                ? "Its log " + path + " is empty."
                : "The end of " + path + ":\n\n    " + String.join("\n    ", lines);
    }

    private List<String> lastLines() {
        List<String> lines = lastText().lines().toList();
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    }

    private String lastText() {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(file.length(), LAST_BYTES)];
            file.seek(file.length() - bytes.length);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
