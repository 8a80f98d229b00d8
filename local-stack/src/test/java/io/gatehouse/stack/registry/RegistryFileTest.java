package io.gatehouse.stack.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.stack.error.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryFileTest {

    private final Path directory;

    RegistryFileTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void readsEveryKey() throws IOException {
        Path file = file("""
                services:
                  - id: gateway
                    port: 8080
                    health: /health/readiness
                  - id: stocks-service
                    port: 5060
                    health: /health/readiness
                    routes:
                      /api/v1/stocks: stocks
                    database: stocks
                    environment:
                      STOCKS_SAMPLE_DATA: "true"
                """);

        Registry registry = RegistryFile.read(file);

        assertThat(registry.services())
                .containsExactly(
                        new Service("gateway", 8080, "/health/readiness", null, Map.of()),
                        new Service(
                                "stocks-service",
                                5060,
                                "/health/readiness",
                                "stocks",
                                Map.of("STOCKS_SAMPLE_DATA", "true")));
    }

    @Test
    void readsTheStackOfThisProject() {
        Registry registry = RegistryFile.read(Path.of("..", "services.yml"));

        assertThat(registry.gateway().port()).isEqualTo(8080);
        assertThat(registry.databases()).contains("auth", "stocks");
    }

    /** The name is one that bin/new-service never gives. */
    @Test
    void takesAServiceAppendedToTheStackOfThisProject() throws IOException {
        String appended =
                Files.readString(Path.of("..", "services.yml")) + "  - {id: one-more, port: 7000, health: /health}\n";

        Registry registry = RegistryFile.read(file(appended));

        assertThat(registry.find("one-more")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    port: 80, prot: 1                  | line 3: 'prot' is not known, expected one of id, port, health, routes, database, environment
                    database: a                        | line 3: 'port' is missing
                    port: eighty                       | line 3: port is 'eighty', expected a whole number
                    port: 0                            | line 3: port is '0', expected a number from 1 to 65534
                    port: 65535                        | line 3: port is '65535', expected a number from 1 to 65534
                    port: [80]                         | line 3: expected one value, found a sequence
                    port: 80, port: 81                 | line 3: 'port' is there twice
                    port: 80, database: template1      | line 3: database is 'template1', expected a name of lower-case letters
                    port: 80, database: Robert'); DROP | line 3: database is 'Robert'); DROP'
                    port: 80, environment: loud        | line 3: expected a mapping, found a scalar
                    port: 80, id: b                    | line 3: 'id' is there twice
                    port: 80, health: /a               | line 3: 'health' is there twice
                    port: 8080                         | line 3: port 8080 of a belongs to gateway already
                    port: 8081                         | line 3: port 8081 of a belongs to gateway already
                    port: 8079                         | line 3: port 8080 of a belongs to gateway already
                    """)
    void namesTheLineAndTheMistake(String entry, String complaint) throws IOException {
        Path file = file("services:\n  - {id: gateway, port: 8080, health: /health}\n  - {id: a, health: /health, "
                + entry + "}\n");

        assertThatThrownBy(() -> RegistryFile.read(file))
                .isInstanceOf(RegistryException.class)
                .hasMessageStartingWith("services.yml " + complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    services: []                       | line 1: no service has the id gateway
                    services: 5                        | line 1: expected a list, found a scalar
                    servces: []                        | line 1: 'servces' is not known, expected one of services
                    [1, 2]                             | line 1: expected a mapping, found a sequence
                    services: [{id: A, port: 1, health: /h}]       | line 1: id is 'A', expected lower-case words joined by hyphens
                    services: [{id: ../etc, port: 1, health: /h}]  | line 1: id is '../etc', expected lower-case words joined by hyphens
                    services: [                        | line 1: expected the node content, but found '<stream end>'
                    """)
    void namesAMistakeInTheWhole(String text, String complaint) throws IOException {
        Path file = file(text);

        assertThatThrownBy(() -> RegistryFile.read(file)).hasMessageStartingWith("services.yml " + complaint);
    }

    @Test
    void refusesTwoServicesOfOneId() throws IOException {
        Path file = file(
                "services:\n  - {id: gateway, port: 8080, health: /health}\n  - {id: gateway, port: 9080, health: /health}\n");

        assertThatThrownBy(() -> RegistryFile.read(file))
                .hasMessage("services.yml line 3: id gateway of gateway belongs to gateway already");
    }

    @Test
    void saysThatAFileIsEmpty() throws IOException {
        Path file = file("# nothing\n");

        assertThatThrownBy(() -> RegistryFile.read(file)).hasMessage("services.yml: the file is empty");
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> RegistryFile.read(directory.resolve("services.yml")))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("Cannot read ");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("services.yml"), text);
    }
}
