package io.gatehouse.bench.report;

import io.gatehouse.bench.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The machine and the versions of a run, for whoever wants to repeat it. */
public final class Settings {

    private static final Predicate<String> TELLING = Pattern.compile("^(micronaut-http-server-netty|netty-transport"
                    + "|spring-boot|spring-cloud-gateway-server-webflux|spring-security-core"
                    + "|vertx-core|vertx-http-proxy)-\\d")
            .asPredicate();

    private final Map<String, String> lines;

    private Settings(Map<String, String> lines) {
        this.lines = lines;
    }

    /**
     * Reads them from the machine and the programs.
     *
     * @param java the command that starts JVMs
     * @param options the options of the run
     */
    public static Settings read(Path project, List<String> java, String options) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("CPU", cpus());
        lines.put("kernel", Command.output(List.of("uname", "-srm")));
        lines.put("load average before", read(Path.of("/proc/loadavg")));
        lines.put("Gatehouse", commit(project) + ", " + libraries(project.resolve("gateway")));
        lines.put("nginx", Command.output(List.of("nginx", "-v")));
        lines.put("HAProxy", firstLine(Command.output(List.of("haproxy", "-v"))));
        lines.put("wrk", firstLine(Command.output(List.of("wrk", "-v"))));
        lines.put("Spring Cloud Gateway", libraries(project.resolve("bench/peers/spring-cloud-gateway")));
        lines.put("Vert.x", libraries(project.resolve("bench/peers/vertx-http-proxy")));
        lines.put("Java", Runtime.version() + " " + inside(project, java.subList(1, java.size())));
        lines.put("options", options);
        return new Settings(lines);
    }

    String list() {
        return lines.entrySet().stream()
                .map(line -> "- " + line.getKey() + ": " + line.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** The number and model of the machine's CPUs, of which this process may use only one. */
    private static String cpus() {
        List<String> models = read(Path.of("/proc/cpuinfo"))
                .lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst(".*: ", ""))
                .toList();
        return models.isEmpty() ? System.getProperty("os.arch") : models.size() + " × " + models.getFirst();
    }

    private static String inside(Path project, List<String> arguments) {
        return String.join(" ", arguments).replace(project + "/", "");
    }

    private static String commit(Path project) {
        return Files.exists(project.resolve(".git"))
                ? Command.output(List.of("git", "-C", project.toString(), "describe", "--always", "--dirty"))
                : "of no repository";
    }

    private static String libraries(Path module) {
        try (Stream<Path> files = Files.list(module.resolve("target/lib"))) {
            return files.map(file -> file.getFileName().toString().replace(".jar", ""))
                    .filter(TELLING)
                    .sorted()
                    .collect(Collectors.joining(", "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
