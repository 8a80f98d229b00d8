package io.gatehouse.systemtest.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.Project;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks that env.example has every setting there is, and no other. */
final class SettingsTest {

    private static final String FILE = "env.example";
    private static final Pattern SETTING = Pattern.compile("^#?([A-Z][A-Z0-9_]*)=");

    /**
     * The places where variables are read: settings and logging, containers and Kubernetes, scripts, code. Variables that a
     * pipeline sets by itself are not settings.
     */
    private static final List<Place> PLACES = List.of(
            new Place("[^/]+/src/main/resources/[^/]+[.]yml", "\\$\\{([A-Z][A-Z0-9_]*)[:}]"),
            new Place("[^/]+/src/main/java/.*/LogSetting[.]java", "^ +([A-Z][A-Z0-9_]*)\\(\""),
            new Place("docker-compose[.]yml", "\\$\\{([A-Z][A-Z0-9_]*)[:}]|^ +([A-Z][A-Z0-9_]*):(?=\\s*$)"),
            new Place("services[.]yml", "^ +([A-Z][A-Z0-9_]*): "),
            new Place("deploy/kubernetes/.*[.]env", "^([A-Z][A-Z0-9_]*)="),
            new Place("(bin|docker)/.*|[.]ci/run", "\\$\\{((?!CI_|GITHUB_)[A-Z][A-Z0-9_]*):[-?+]"),
            new Place("[^/]+/src/main/java/.*[.]java", "getenv\\(\"([A-Z][A-Z0-9_]*)\""));

    private final Set<String> written = settings();

    @Test
    void areAllInTheExample() {
        Set<String> missing = new TreeSet<>();
        TrackedFiles files = TrackedFiles.list();
        for (Place place : PLACES) {
            files.like(place.files()).stream()
                    .flatMap(file -> place.variables(TrackedFiles.text(file)).stream()
                            .filter(variable -> !written.contains(variable))
                            .map(variable -> variable + " of " + Project.ROOT.relativize(file)))
                    .forEach(missing::add);
        }

        assertThat(missing).describedAs("in no line of " + FILE).isEmpty();
    }

    @Test
    void areAllReadSomewhere() {
        Set<String> unread = new TreeSet<>(written);
        TrackedFiles files = TrackedFiles.list();
        PLACES.forEach(place ->
                files.like(place.files()).forEach(file -> unread.removeAll(place.variables(TrackedFiles.text(file)))));

        assertThat(unread).describedAs("in " + FILE + ", and read by nobody").isEmpty();
    }

    @Test
    void areExplainedInALineAbove() {
        List<String> lines = Project.read(FILE).lines().toList();
        List<String> unexplained = new TreeSet<>(lines)
                .stream()
                        .filter(line -> isSetting(line) && !isExplained(lines, lines.indexOf(line)))
                        .toList();

        assertThat(unexplained)
                .describedAs("without a comment above in " + FILE)
                .isEmpty();
    }

    @Test
    void areReadByContainersUnlessTheyAreCommentedOut() {
        Set<String> ofContainers = PLACES.get(2).variables(Project.read("docker-compose.yml"));

        assertThat(Project.read(FILE).lines().filter(line -> line.matches("[A-Z].*=.*")))
                .allSatisfy(line -> assertThat(ofContainers).contains(line.split("=", 2)[0]));
    }

    private static boolean isExplained(List<String> lines, int setting) {
        int above = setting - 1;
        while (isSetting(lines.get(above))) {
            above--;
        }
        return lines.get(above).startsWith("# ");
    }

    private static boolean isSetting(String line) {
        return SETTING.matcher(line).find();
    }

    private static Set<String> settings() {
        return Project.read(FILE)
                .lines()
                .flatMap(line -> SETTING.matcher(line).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Files that read variables.
     *
     * @param files their paths
     * @param reading a pattern for how they read a variable; the only group that matches is its name
     */
    private record Place(String files, String reading) {

        Set<String> variables(String text) {
            return Pattern.compile(reading, Pattern.MULTILINE)
                    .matcher(text)
                    .results()
                    .map((MatchResult found) ->
                            found.group(1) == null ? found.group(found.groupCount()) : found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
