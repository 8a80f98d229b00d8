package io.gatehouse.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;

/** Writes the results of a run as a page, with a picture beside it. */
public final class Report {

    private final Results results;
    private final Settings settings;

    public Report(Results results, Settings settings) {
        this.results = results;
        this.settings = settings;
    }

    /** Writes both, named after today's date, and returns the page's path. */
    public Path writeTo(Path directory) {
        String today = LocalDate.now(ZoneId.systemDefault()).toString();
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(today + ".svg"), new Chart(results).svg());
            return Files.writeString(directory.resolve(today + ".md"), page(today));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String page(String today) {
        Tables tables = new Tables(results);
        return String.join(
                "\n",
                "# " + today + "\n",
                "What the columns mean and how they were measured: [the bench](../README.md).\n",
                "![CPU per request, added latency and memory of every gateway](" + today + ".svg)\n",
                tables.summary(),
                tables.latency(),
                tables.connections(),
                tables.bodies(),
                tables.rounds(),
                "Measured with:\n",
                settings.list());
    }
}
