package io.gatehouse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bin/new-service}, in a copy of the project. */
final class NewServiceIT {

    private ProjectCopy project;

    @BeforeEach
    void copy(@TempDir Path folder) {
        project = ProjectCopy.in(folder);
    }

    @Test
    void makesTheBoilerplateButForItsNameAndPort() throws IOException {
        make("weather").orFail();

        assertThat(renamedBack(project.texts("weather-service"))).isEqualTo(project.texts("boilerplate-service"));
        assertThat(Files.readString(project.root().resolve("weather-service/src/main/resources/application.yml")))
                .contains("${WEATHER_SERVICE_PORT:5080}", "${WEATHER_SERVICE_MANAGEMENT_PORT:5081}");
    }

    @Test
    void givesEachServiceAPortOfItsOwn() {
        Outcome weather = make("weather").orFail();
        Outcome tides = make("tides").orFail();

        assertThat(weather.output()).contains("port 5080, management port 5081");
        assertThat(tides.output()).contains("port 5082, management port 5083");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Weather | \"Weather\" is no name: expected one lower-case word",
                "sea-weather | \"sea-weather\" is no name: expected one lower-case word",
                "../weather | \"../weather\" is no name: expected one lower-case word",
                "2weather | \"2weather\" is no name: expected one lower-case word",
                "'' | \"\" is no name: expected one lower-case word",
                "abcdefghijklmnopqrstuvwxyz01234 | is 31 characters long: expected 30 at most",
                "class | \"class\" is a word of the Java language",
                "shared | \"shared\" is the name of something else here",
                "boilerplate | \"boilerplate\" is the name of something else here",
                "stocks | stocks-service exists already",
                "factorial | /api/v1/factorial is the path of another service"
            })
    void refusesOtherNamesAndChangesNothing(String name, String reason) throws IOException {
        Map<String, String> before = project.texts("");

        Outcome outcome = make(name);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).startsWith("bin/new-service: ").contains(reason);
        assertThat(project.texts("")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "docker-compose.yml, postgres:",
        "README.md, -service |",
        "system-test/pom.xml, boilerplate-service",
        "pom.xml, -service</module>"
    })
    void changesNothingWhereAFileHasNoPlaceForIt(String file, String place) throws IOException {
        Path changed = project.root().resolve(file);
        Files.writeString(changed, Files.readString(changed).replace(place, "elsewhere"));
        Map<String, String> before = project.texts("");

        Outcome outcome = make("weather");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).startsWith("bin/new-service: " + file).contains("nothing was made");
        assertThat(project.texts("")).isEqualTo(before);
    }

    private Outcome make(String name) {
        return project.command("bin/new-service", name).run();
    }

    private static Map<String, String> renamedBack(Map<String, String> files) {
        Map<String, String> renamed = new TreeMap<>();
        files.forEach((path, text) -> renamed.put(renamedBack(path), renamedBack(text)));
        return renamed;
    }

    private static String renamedBack(String text) {
        return text.replace("weather", "boilerplate")
                .replace("Weather", "Boilerplate")
                .replace("WEATHER", "BOILERPLATE")
                .replace("5080", "5070")
                .replace("5081", "5071");
    }
}
