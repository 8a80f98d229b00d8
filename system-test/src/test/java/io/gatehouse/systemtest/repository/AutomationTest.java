package io.gatehouse.systemtest.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.Project;
import io.gatehouse.systemtest.command.Command;
import io.gatehouse.systemtest.command.Outcome;
import io.gatehouse.systemtest.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** Checks the files of CI platforms, and the scripts that they start. */
final class AutomationTest {

    private static final String GITHUB = ".github/workflows/ci.yml";
    private static final String GITLAB = ".gitlab-ci.yml";
    private static final Pattern SCRIPT =
            Pattern.compile("(?:bin/ci/[a-z-]+|[.]ci/run)(?: (?:dependencies|images|--push))?");

    @ParameterizedTest
    @ValueSource(strings = {GITHUB, GITLAB, ".github/dependabot.yml", ".pre-commit-config.yaml"})
    void isYamlThatSaysNothingTwice(String file) {
        assertThat(yaml(file)).isNotEmpty();
    }

    @Test
    void doesTheSameOnBothPlatforms() {
        assertThat(scripts(GITHUB))
                .isEqualTo(scripts(GITLAB))
                .contains("bin/ci/check", ".ci/run", "bin/ci/images", "bin/ci/images --push", "bin/ci/scan images");
        assertThat(scripts(GITHUB)).allSatisfy(script -> assertThat(Project.ROOT.resolve(script.split(" ", -1)[0]))
                .isExecutable());
    }

    /**
     * GitLab can cache only what is inside the project, where git would list it, tests would copy it, and the version would
     * become dirty.
     */
    @Test
    void cachesWhereNothingLooks() {
        List<String> caches = Pattern.compile("[$]CI_PROJECT_DIR/(\\S+)|paths: \\[([^\\]]+)]")
                .matcher(Project.read(GITLAB))
                .results()
                .map((MatchResult cache) -> Objects.requireNonNullElse(cache.group(1), cache.group(2)))
                .toList();

        assertThat(caches).hasSizeGreaterThan(3).allMatch(path -> path.startsWith("target/"));
    }

    @Test
    void namesTheCommitOfEveryAction() {
        List<String> actions = Pattern.compile("uses: (.*)")
                .matcher(Project.read(GITHUB))
                .results()
                .map((MatchResult use) -> use.group(1))
                .toList();

        assertThat(actions)
                .isNotEmpty()
                .allMatch(action -> action.matches("[\\w-]+/[\\w-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
        assertThat(actions.stream()
                        .map(action -> action.replaceAll("@.*", ""))
                        .distinct()
                        .count())
                .as("one version of each action")
                .isEqualTo(actions.stream().distinct().count());
    }

    @Test
    void mayOnlyReadUnlessItPushesImages() {
        Map<String, Object> workflow = yaml(GITHUB);
        Map<String, Map<String, Object>> jobs = child(workflow, "jobs");

        assertThat(workflow.get("permissions")).isEqualTo(Map.of("contents", "read"));
        assertThat(jobs.entrySet())
                .filteredOn(job -> job.getValue().containsKey("permissions"))
                .extracting(Map.Entry::getKey)
                .containsExactly("images");
        assertThat(jobs.values()).allSatisfy(job -> assertThat(job).containsKey("timeout-minutes"));
    }

    @Test
    void waitsBeforeItTakesANewVersion() {
        List<Map<String, Object>> updates = child(yaml(".github/dependabot.yml"), "updates");

        assertThat(updates)
                .extracting(update -> update.get("package-ecosystem"))
                .containsExactlyInAnyOrder("maven", "npm", "github-actions");
        assertThat(updates).allSatisfy(update -> assertThat(update).containsKeys("cooldown", "groups"));
    }

    @Test
    void runsHooksThatAreThere() {
        List<Map<String, Object>> repositories = child(yaml(".pre-commit-config.yaml"), "repos");
        List<Map<String, Object>> hooks = child(repositories.get(0), "hooks");

        assertThat(repositories).hasSize(1).first().extracting("repo").isEqualTo("local");
        assertThat(hooks)
                .extracting(hook -> String.valueOf(hook.get("entry")))
                .filteredOn(entry -> entry.startsWith("bin/"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(Project.ROOT.resolve(entry)).isExecutable());
    }

    @Test
    void buildsAnImageOfEveryService() {
        Outcome outcome = Command.of("bin/ci/services").run();

        assertThat(outcome.orFail().output().lines())
                .containsExactlyElementsOf(Service.ALL.stream()
                        .map(service -> service.id() + " " + service.port())
                        .toList());
    }

    @Test
    void buildsTheSameWithAnotherFolderOfThatNameOnTheCallersPath(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("bin/ci"));

        Outcome outcome = Command.of("bin/ci/services")
                .with(Map.of("CDPATH", folder.toString()))
                .run();

        assertThat(outcome).isEqualTo(Command.of("bin/ci/services").run().orFail());
    }

    @Test
    void pushesNowhereUnlessItIsSaidWhere() {
        Outcome outcome = Command.of("bin/ci/images", "--push")
                .without(List.of("IMAGE_PREFIX"))
                .run();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).contains("IMAGE_PREFIX is not set, expected a registry to push to");
    }

    @Test
    void findsNothingInTheRepositoryThatDoesNotBelongThere() {
        assertThat(TrackedFiles.list().all()).isNotEmpty();

        assertThat(Command.of("bin/ci/no-secrets").run()).isEqualTo(new Outcome(0, ""));
        assertThat(Command.of("bin/ci/no-large-files").run()).isEqualTo(new Outcome(0, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN %sPRIVATE KEY-----",
                "aws_access_key_id = AKIA%sABCDEFGHIJKLMNOP",
                "token: ghp_%sabcdefghijklmnopqrstuvwxyz0123456789",
                "token: glpat-%sabcdefghij0123456789",
            })
    void seesASecretAndDoesNotRepeatIt(String secret, @TempDir Path folder) throws IOException {
        // Put together at run time, so that this file does not contain it.
        Path file = Files.writeString(folder.resolve("a file"), "first line\n" + secret.formatted("") + "\n");

        Outcome outcome = Command.of("bin/ci/no-secrets", file.toString()).run();

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains(file + ":2 looks like a secret").doesNotContain(secret.formatted(""));
    }

    @Test
    void allowsWhatOnlyLooksLikeASecret(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("file"), "AKIA%sABCDEFGHIJKLMNOP # an example, not a secret\n".formatted(""));

        assertThat(Command.of("bin/ci/no-secrets", file.toString()).run()).isEqualTo(new Outcome(0, ""));
    }

    @Test
    void refusesALargeFile(@TempDir Path folder) throws IOException {
        Path fits = Files.write(folder.resolve("fits"), new byte[524_288]);
        Path large = Files.write(folder.resolve("too large"), new byte[524_289]);

        Outcome outcome = Command.of("bin/ci/no-large-files", fits.toString(), large.toString())
                .run();

        assertThat(outcome).isEqualTo(new Outcome(1, large + " has 524289 bytes, expected 524288 at most\n"));
    }

    private static Collection<String> scripts(String file) {
        Stream<String> commands =
                Project.read(file).lines().filter(line -> !line.strip().startsWith("#"));
        return commands.flatMap(line -> SCRIPT.matcher(line).results().map(MatchResult::group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Object> yaml(String file) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        return new Yaml(strict).load(Project.read(file));
    }

    @SuppressWarnings("unchecked") // the caller knows the format
    private static <T> T child(Map<String, ?> parent, String name) {
        return (T) Objects.requireNonNull(parent.get(name), name);
    }
}
