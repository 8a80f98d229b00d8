package io.gatehouse.shared.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.example.ExampleService;
import io.gatehouse.shared.testing.Caller;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service in a process of its own, where exit codes and output are what they are for everyone. */
class ServiceTest {

    private static final Pattern LISTENING = Pattern.compile("listens on (?<address>http://[^,]+),");

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(service -> service.destroyForcibly().onExit().join());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EXAMPLE_LIMIT | many | EXAMPLE_LIMIT is \"many\": expected a whole number",
                "MICRONAUT_ENVIRONMENTS | prod | MICRONAUT_ENVIRONMENTS names \"prod\": expected one of local, test, development, production",
                "LOG_FORMAT | xml | LOG_FORMAT is \"xml\": expected one of text, json",
                "LOG_LEVEL | LOUD | LOG_LEVEL is \"LOUD\": expected one of OFF, ERROR, WARN, INFO, DEBUG, TRACE"
            })
    void saysInOneLineWhyItDoesNotStart(String variable, String value, String reason) throws IOException {
        Process service = start(Map.of(variable, value));

        List<String> output = service.inputReader().lines().toList();

        assertThat(output).hasSize(1);
        assertThat(output.getFirst()).contains("ERROR Service").contains("The service cannot start: " + reason);
        assertThat(service.onExit().join().exitValue()).isEqualTo(1);
    }

    @Test
    void logsJsonWithTheRequestIdIfSetSo() throws IOException {
        Process service = start(Map.of("LOG_FORMAT", "json"));
        BufferedReader output = service.inputReader();
        Caller caller = new Caller(URI.create(addressIn(output)));

        caller.send(caller.request("/example/broken").header("X-Request-Id", "in-json"));

        assertThat(lineWith("Unexpected error", output))
                .startsWith("{\"@timestamp\":\"")
                .contains("\"level\":\"ERROR\"", "\"request_id\":\"in-json\"", "\"stack_trace\":\"")
                .endsWith("}");
    }

    @Test
    void logsAsAFileSaysThatIsNamed(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("own.xml"), """
                <configuration>
                  <appender name="OWN" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>own %msg%n</pattern></encoder>
                  </appender>
                  <root level="INFO"><appender-ref ref="OWN"/></root>
                </configuration>
                """);

        Process service = start(Map.of("JDK_JAVA_OPTIONS", "-Dlogback.configurationFile=" + file));

        assertThat(lineWith("listens on", service.inputReader())).startsWith("own ");
    }

    @Test
    void isWhatItIsToldToBeOnKubernetesToo() throws IOException {
        Process service =
                start(Map.of("KUBERNETES_SERVICE_HOST", "10.96.0.1", "MICRONAUT_ENVIRONMENTS", "development"));

        assertThat(lineWith("listens on", service.inputReader())).contains("in development");
    }

    @Test
    void stopsInOrderWhenItIsTold() throws IOException {
        Process service = start(Map.of());
        BufferedReader output = service.inputReader();
        addressIn(output);

        service.destroy();

        assertThat(service.onExit().join().exitValue()).isEqualTo(143);
    }

    @Test
    void stopsByItselfAfterATraining() throws IOException {
        Process service = start(Map.of(), "-training=true");

        assertThat(service.inputReader().lines())
                .anyMatch(line -> line.contains("Answered all requests of the training"));
        assertThat(service.onExit().join().exitValue()).isZero();
    }

    @Test
    void saysThatATrainingFailed() throws IOException {
        Process service = start(Map.of(), "-training=true", "-micronaut.server.context-path=/elsewhere");

        assertThat(service.inputReader().lines())
                .anyMatch(line -> line.contains("GET /api/v1/smoke was answered 404: expected 200"));
        assertThat(service.onExit().join().exitValue()).isOne();
    }

    private Process start(Map<String, String> variables, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ExampleService.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().putAll(variables);
        Process service = process.start();
        started.add(service);
        return service;
    }

    private static String addressIn(BufferedReader output) throws IOException {
        Matcher listening = LISTENING.matcher(lineWith("listens on", output));
        assertThat(listening.find()).isTrue();
        return listening.group("address");
    }

    private static String lineWith(String text, BufferedReader output) throws IOException {
        String line = output.readLine();
        while (line != null && !line.contains(text)) {
            line = output.readLine();
        }
        assertThat(line).describedAs("the line with \"%s\"", text).isNotNull();
        return line;
    }
}
