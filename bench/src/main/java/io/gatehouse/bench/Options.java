package io.gatehouse.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What is measured, and for how long.
 *
 * @param only the ids of the contenders that take part; empty for all
 * @param rounds how often everything is measured
 * @param seconds how long each measurement takes
 * @param warmUp for how long at least a JVM runs under load before it is measured
 * @param heap the heap of every JVM
 * @param results the directory for the report
 */
record Options(List<String> only, int rounds, int seconds, int warmUp, String heap, Path results) {

    Options {
        only = List.copyOf(only);
        if (rounds < 1 || seconds < 1) {
            throw new BenchException("--rounds " + rounds + " --seconds " + seconds + ": expected 1 or more of each");
        }
    }

    /** Reads the command line. {@code --quick} is a rehearsal, whose results are not put among the project's. */
    static Options parse(List<String> arguments, Path bench) {
        List<String> rest = new ArrayList<>(arguments);
        boolean quick = rest.remove("--quick");
        Options options = quick
                ? new Options(List.of(), 1, 2, 5, "179m", bench.resolve("target/results"))
                : new Options(List.of(), 3, 5, 30, "179m", bench.resolve("results"));
        for (Iterator<String> words = rest.iterator(); words.hasNext(); ) {
            options = options.with(words.next(), words);
        }
        return options;
    }

    private Options with(String name, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new BenchException(name + " is no option, or lacks its value; bench/run --help lists all options");
        }
        String value = words.next();
        return switch (name) {
            case "--only" -> new Options(List.of(value.split(",")), rounds, seconds, warmUp, heap, results);
            case "--rounds" -> new Options(only, number(name, value), seconds, warmUp, heap, results);
            case "--seconds" -> new Options(only, rounds, number(name, value), warmUp, heap, results);
            case "--warm-up" -> new Options(only, rounds, seconds, number(name, value), heap, results);
            case "--heap" -> new Options(only, rounds, seconds, warmUp, value, results);
            case "--results" -> new Options(only, rounds, seconds, warmUp, heap, Path.of(value));
            default -> throw new BenchException(name + " is no option; bench/run --help lists all options");
        };
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new BenchException(name + " " + value + ": expected a whole number");
        }
    }

    /** The options as a report shows them. */
    String told() {
        return "%d rounds of %d s, at least %d s of warm-up".formatted(rounds, seconds, warmUp);
    }
}
