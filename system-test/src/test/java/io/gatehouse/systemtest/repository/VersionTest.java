package io.gatehouse.systemtest.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.Project;
import io.gatehouse.systemtest.command.Command;
import io.gatehouse.systemtest.command.Outcome;
import io.gatehouse.systemtest.command.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs {@code bin/ci/version} in a repository of its own. */
final class VersionTest {

    private static final String SCRIPT = Project.ROOT.resolve("bin/ci/version").toString();

    /** The variables in which platforms name the branch. The script must not see those of the build that runs these tests. */
    private static final List<String> PLATFORM = List.of(
            "GITHUB_HEAD_REF",
            "GITHUB_REF_TYPE",
            "GITHUB_REF_NAME",
            "CI_COMMIT_BRANCH",
            "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME",
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_INDEX_FILE");

    private final Path repository;

    VersionTest(@TempDir Path repository) {
        this.repository = repository;
    }

    private final String git = Tool.require("telling versions", "git");

    @BeforeEach
    void begin() {
        git("init", "--quiet", "--initial-branch=main");
        commit();
    }

    @Test
    void countsTowardsTheFirstVersionWithoutATag() {
        commit();

        assertThat(version()).isEqualTo("0.1.0-main.2+" + head());
    }

    @Test
    void isTheTag() {
        git("tag", "v1.2.3");

        assertThat(version()).isEqualTo("1.2.3");
        assertThat(run(repository, Map.of(), "--tag")).isEqualTo(new Outcome(0, "1.2.3\n"));
    }

    @Test
    void isTheHighestOfSeveralTags() {
        Stream.of("v1.10.0", "v1.9.0", "v1.10.0-rc.2", "v1.10.0-rc.10", "nightly", "v01.99.0", "v2", "v1.11")
                .forEach(tag -> git("tag", tag));

        assertThat(version()).isEqualTo("1.10.0");
    }

    @Test
    void countsFromTheLastTagTowardsTheNextPatch() {
        git("tag", "1.2.9");
        commit();
        commit();

        assertThat(version()).isEqualTo("1.2.10-main.2+" + head());
    }

    @Test
    void staysBetweenTwoPreReleases() {
        git("tag", "v2.0.0-rc.1");
        commit();

        assertThat(version()).isEqualTo("2.0.0-rc.1.main.1+" + head());
    }

    @Test
    void doesNotCountATagOfAnotherBranch() {
        git("checkout", "--quiet", "-b", "other");
        commit();
        git("tag", "v9.0.0");
        git("checkout", "--quiet", "main");

        assertThat(version()).isEqualTo("0.1.0-main.1+" + head());
    }

    @ParameterizedTest
    @CsvSource({
        "feature/login, feature-login",
        "renovate/io.micronaut_4.x, renovate-io-micronaut-4-x",
        "007, b007",
        "a-very-long-name-that-goes-on-and-on-and-on-for-ever, a-very-long-name-that-goes-on-and-on-and",
    })
    void namesTheBranch(String branch, String identifier) {
        git("checkout", "--quiet", "-b", branch);

        assertThat(version()).isEqualTo("0.1.0-" + identifier + ".1+" + head());
    }

    @Test
    void saysThatNoBranchIsCheckedOut() {
        git("checkout", "--quiet", "--detach");

        assertThat(version()).isEqualTo("0.1.0-detached.1+" + head());
    }

    @Test
    void believesThePlatformAboutTheBranch() {
        git("checkout", "--quiet", "--detach");

        assertThat(version(Map.of("GITHUB_REF_TYPE", "branch", "GITHUB_REF_NAME", "release/1.x")))
                .startsWith("0.1.0-release-1-x.1+");
        assertThat(version(
                        Map.of("GITHUB_HEAD_REF", "fix/a", "GITHUB_REF_TYPE", "branch", "GITHUB_REF_NAME", "7/merge")))
                .startsWith("0.1.0-fix-a.1+");
        assertThat(version(Map.of("CI_COMMIT_BRANCH", "develop"))).startsWith("0.1.0-develop.1+");
        assertThat(version(Map.of("GITHUB_REF_TYPE", "tag", "GITHUB_REF_NAME", "v1.0.0")))
                .startsWith("0.1.0-detached.1+");
    }

    @Test
    void tellsWhatIsNotCommitted() throws IOException {
        git("tag", "v1.0.0");
        Files.writeString(repository.resolve("new"), "");

        assertThat(version()).isEqualTo("1.0.1-main.0+" + head() + ".dirty");
    }

    @Test
    void canTagAnImage() throws IOException {
        Files.writeString(repository.resolve("new"), "");

        assertThat(run(repository, Map.of(), "--tag")).isEqualTo(new Outcome(0, "0.1.0-main.1-" + head() + ".dirty\n"));
    }

    @Test
    void refusesACloneThatLacksCommits(@TempDir Path clone) {
        commit();
        git(
                "clone",
                "--quiet",
                "--depth=1",
                "file://" + repository,
                clone.resolve("it").toString());

        Outcome outcome = run(clone.resolve("it"), Map.of());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains("this clone is shallow", "git fetch --unshallow --tags");
    }

    @Test
    void refusesWhatIsNoRepository(@TempDir Path folder) {
        Outcome outcome = run(
                folder,
                Map.of("GIT_CEILING_DIRECTORIES", folder.resolveSibling("").toString()));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains("there is no commit in", "expected a git repository with one");
        assertThat(run(repository, Map.of(), "--docker").output()).contains("'--docker' is not known, expected --tag");
    }

    private String version() {
        return version(Map.of());
    }

    private String version(Map<String, String> platform) {
        return run(repository, platform).orFail().output().strip();
    }

    private static Outcome run(Path folder, Map<String, String> platform, String... arguments) {
        String[] words =
                Stream.concat(Stream.of(SCRIPT), Arrays.stream(arguments)).toArray(String[]::new);
        return Command.of(words).in(folder).without(PLATFORM).with(platform).run();
    }

    private String head() {
        return git("rev-parse", "--short=12", "HEAD");
    }

    private void commit() {
        git("commit", "--quiet", "--allow-empty", "--message=something");
    }

    private String git(String... arguments) {
        String[] words = Stream.concat(
                        Stream.of(git, "-c", "user.name=Tester", "-c", "user.email=tester@example.com"),
                        Arrays.stream(arguments))
                .toArray(String[]::new);
        return Command.of(words)
                .in(repository)
                .without(PLATFORM)
                .run()
                .orFail()
                .output()
                .strip();
    }
}
