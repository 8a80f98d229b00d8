package io.gatehouse.bench.peer;

import io.gatehouse.bench.BenchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A configuration file in which <code>${name}</code> stands for values of this run. */
final class Template {

    private static final Pattern NAME = Pattern.compile("\\$\\{([a-z]+)}");

    private final Path file;
    private final Map<String, String> values;

    Template(Path file, Map<String, String> values) {
        this.file = file;
        this.values = Map.copyOf(values);
    }

    /** Fills in the values, writes the file into a directory, and returns its path. */
    Path writeTo(Path directory) {
        try {
            Path written = Files.createDirectories(directory).resolve(file.getFileName());
            return Files.writeString(written, filled());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills in the values and reads the lines as <code>NAME=value</code>. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        filled().lines()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .forEach(entry -> environment.put(entry[0], entry[1]));
        return environment;
    }

    private String filled() {
        try {
            return NAME.matcher(Files.readString(file))
                    .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new BenchException(file + " has ${" + name + "}, expected one of " + values.keySet());
        }
        return value;
    }
}
