package io.gatehouse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.command.Command;
import io.gatehouse.systemtest.command.Outcome;
import io.gatehouse.systemtest.registry.Registrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks {@code bin/new-service} and {@code bin/remove-service} in a copy of the project. */
@Execution(ExecutionMode.CONCURRENT)
final class NewServiceIT {

    /** A copy for commands that are refused and therefore change nothing. */
    private static ProjectCopy untouched;

    private static Map<String, String> before;

    @BeforeAll
    static void copy(@TempDir Path folder) throws IOException {
        untouched = ProjectCopy.in(folder);
        before = untouched.texts("");
    }

    private ProjectCopy project;

    @BeforeEach
    void useWhatIsUntouched() {
        project = untouched;
    }

    /** Makes a copy that the test may change. */
    private void copyTo(Path folder) {
        project = untouched.again(folder);
    }

    @Test
    void makesTheBoilerplateButForItsNameAndPort(@TempDir Path folder) throws IOException {
        copyTo(folder);
        make("weather").orFail();

        project.renameBack("weather-service", 5080);

        assertThat(differences("boilerplate-service", "weather-service")).isEmpty();
    }

    @Test
    void makesTheBoilerplateAndTheSliceIfItHasADatabase(@TempDir Path folder) throws IOException {
        copyTo(folder);
        make("weather", "--with-database").orFail();

        project.renameBack("weather-service", 5080);
        project.copyOver("boilerplate-database", "both");
        project.copyOver("boilerplate-service", "both");

        assertThat(differences("both", "weather-service")).isEmpty();
    }

    @Test
    void makesTheSameWithOtherFoldersOfThoseNamesOnTheCallersPath(@TempDir Path folder, @TempDir Path other)
            throws IOException {
        copyTo(folder);
        Files.createDirectories(other.resolve("bin"));
        Files.createDirectories(other.resolve("boilerplate-service"));
        project.command("bin/new-service", "weather")
                .with(Map.of("CDPATH", other.toString()))
                .run()
                .orFail();

        project.renameBack("weather-service", 5080);

        assertThat(differences("boilerplate-service", "weather-service")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"weather", "weather --with-database"})
    void registersItWhereverAServiceIsNamed(String words, @TempDir Path folder) {
        copyTo(folder);
        make(words.split(" ")).orFail();

        assertThat(Registrations.strays(project.root())).isEmpty();
    }

    @Test
    void givesEachServiceAPortOfItsOwn(@TempDir Path folder) {
        copyTo(folder);
        Outcome weather = make("weather").orFail();
        Outcome tides = make("tides").orFail();

        assertThat(weather.output()).contains("port 5080, management port 5081");
        assertThat(tides.output()).contains("port 5082, management port 5083");
    }

    @Test
    void isUndone(@TempDir Path folder) throws IOException {
        copyTo(folder);
        make("weather").orFail();
        make("tides", "--with-database").orFail();

        remove("weather").orFail();
        remove("tides").orFail();

        assertThat(project.changedSince(before)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"weather-service/pom.xml", "deploy/kubernetes/base/weather-service.yml"})
    void losesNoWorkUnlessForced(String file, @TempDir Path folder) throws IOException {
        copyTo(folder);
        make("weather", "--with-database").orFail();
        project.append(file, "# work\n");
        Map<String, String> changed = project.texts("");

        Outcome refused = remove("weather");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("weather-service has changes that are in no commit");
        assertThat(project.changedSince(changed)).isEmpty();

        remove("weather", "--force").orFail();

        assertThat(project.changedSince(before)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Weather | \"Weather\" is no name: expected one lower-case word",
                "weather | services.yml has no weather-service, but: gateway auth-service",
                "gateway | services.yml has no gateway-service",
                "auth | auth-service is needed by all the others",
                "boilerplate | boilerplate-service is the template of all services"
            })
    void removesNothingElse(String name, String reason) throws IOException {

        Outcome outcome = remove(name, "--force");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).startsWith("bin/remove-service: ").contains(reason);
        assertThat(project.changedSince(before)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Weather | \"Weather\" is no name: expected one lower-case word",
                "sea-weather | \"sea-weather\" is no name: expected one lower-case word",
                "../weather | \"../weather\" is no name: expected one lower-case word",
                "2weather | \"2weather\" is no name: expected one lower-case word",
                "--weather | \"--weather\" is no name: expected one lower-case word",
                "'' | \"\" is no name: expected one lower-case word",
                "abcdefghijklmnopqrstuvwxyz01234 | is 31 characters long: expected 30 at most",
                "class | \"class\" is a word of the Java language",
                "shared | \"shared\" is the name of something else here",
                "boilerplate | \"boilerplate\" is the name of something else here",
                "w5070 | \"w5070\" contains 5070, a port of boilerplate-service",
                "a5071b | \"a5071b\" contains 5071, a port of boilerplate-service",
                "stocks | stocks-service exists already",
                "factorial | /api/v1/factorial is the path of another service",
                "token | settings in env.example begin with TOKEN_ already"
            })
    void refusesOtherNamesAndChangesNothing(String name, String reason) throws IOException {

        Outcome outcome = make(name);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).startsWith("bin/new-service: ").contains(reason);
        assertThat(project.changedSince(before)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "docker-compose.yml, boilerplate",
        "README.md, boilerplate-service |",
        "system-test/pom.xml, boilerplate-service",
        "pom.xml, boilerplate-service",
        "services.yml, boilerplate-service"
    })
    void changesNothingWhereAFileHasNoPlaceForIt(String file, String place, @TempDir Path folder) throws IOException {
        copyTo(folder);
        Path changed = project.root().resolve(file);
        Files.writeString(changed, Files.readString(changed).replace(place, "elsewhere"));
        Map<String, String> odd = project.texts("");

        Outcome outcome = make("weather");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).startsWith("bin/new-service: " + file).contains("nothing was made");
        assertThat(project.changedSince(odd)).isEmpty();
    }

    private Outcome make(String... words) {
        return run("bin/new-service", words);
    }

    private Outcome remove(String... words) {
        return run("bin/remove-service", words);
    }

    private Outcome run(String program, String... words) {
        String[] command = new String[words.length + 1];
        command[0] = program;
        System.arraycopy(words, 0, command, 1, words.length);
        return project.command(command).run();
    }

    /** The output of {@code diff -r} for two folders. */
    private String differences(String one, String other) {
        Command diff = project.command("diff", "-r", one, other);
        return diff.run().output();
    }
}
