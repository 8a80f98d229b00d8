package io.gatehouse.systemtest.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.Project;
import io.gatehouse.systemtest.command.Command;
import io.gatehouse.systemtest.command.Outcome;
import io.gatehouse.systemtest.command.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks for what must not be in any repository. */
final class RepositoryTest {

    /** A package registry's address; written such that the pattern does not match itself. */
    private static final Pattern PACKAGE_REGISTRY = Pattern.compile(
            "repo1?[.]maven|registry[.]npm|registry[.]yarn|npm[.]pkg|maven[.]pkg|pypi[.]org|plugins[.]gradle[.]org"
                    + "|s01[.]oss|oss[.]sonatype|central[.]sonatype|jitpack[.]io|deb[.]debian|archive[.]ubuntu");

    /** A path that exists only on one machine. That of the cache in a container's build is allowed. */
    private static final Pattern MACHINE_PATH = Pattern.compile(
            "(?<![\\w.:/~$}*-]|type=cache,target=)/(?:root|work|home/\\w+|Users/\\w+|private)/[\\w.-]+");

    private static final Pattern OTHER_SOURCES =
            Pattern.compile("<(?:repository|pluginRepository|distributionManagement|mirror)>|\"resolved\":");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s#]+)[^)]*\\)");

    private final TrackedFiles files = TrackedFiles.list();

    @Test
    void namesNoPackageRegistry() {
        assertThat(TrackedFiles.findings(PACKAGE_REGISTRY, files.all())).isEmpty();
    }

    @Test
    void takesPackagesFromWhereverTheMachineDoes() {
        List<Path> builds = files.like("(.*/)?(pom[.]xml|package-lock[.]json)");

        assertThat(builds).isNotEmpty();
        assertThat(TrackedFiles.findings(OTHER_SOURCES, builds)).isEmpty();
    }

    @Test
    void namesNoPathOfOneMachine() {
        assertThat(TrackedFiles.findings(MACHINE_PATH, files.all())).isEmpty();
    }

    @Test
    void linksOnlyToFilesThatExist() {
        assertThat(files.like(".*[.]md")).isNotEmpty().allSatisfy(file -> assertThat(targets(file))
                .allSatisfy(target -> assertThat(file.resolveSibling(target)).exists()));
    }

    @Test
    void hasScriptsBashUnderstands() {
        assertThat(files.scripts("bash")).isNotEmpty().allSatisfy(script -> assertThat(
                        Command.of("bash", "-n", script.toString()).run())
                .isEqualTo(new Outcome(0, "")));
    }

    @Test
    void hasScriptsWithoutTheUsualMistakes() {
        String shellcheck = Tool.require("looking for mistakes in scripts", "shellcheck");
        Stream<String> scripts = files.scripts("bash").stream().map(Path::toString);
        String[] words = Stream.concat(
                        Stream.of(shellcheck, "--external-sources", "--source-path=" + Project.ROOT), scripts)
                .toArray(String[]::new);

        Outcome outcome = Command.of(words).run();

        assertThat(outcome).isEqualTo(new Outcome(0, ""));
    }

    /** With {@code CDPATH} set, {@code cd} may go elsewhere, and prints where. */
    @Test
    void hasScriptsThatFindTheProjectWhateverTheCallerExports() {
        assertThat(files.scripts("bash"))
                .filteredOn(script -> TrackedFiles.text(script).contains("cd \"$(dirname"))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(script).content().contains("CDPATH='' "));
    }

    @Test
    void hasProgramsThatCanBeRun() {
        assertThat(files.like("(bin|[.]ci)/[^/]+")).isNotEmpty().allSatisfy(program -> assertThat(program)
                .isExecutable());
    }

    private static Stream<String> targets(Path file) {
        return LINK.matcher(TrackedFiles.text(file))
                .results()
                .map((MatchResult link) -> link.group(1))
                .filter(target -> !target.matches("[a-z]+:.*"));
    }
}
