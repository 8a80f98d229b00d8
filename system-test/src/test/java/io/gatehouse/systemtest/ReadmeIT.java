package io.gatehouse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.command.Outcome;
import io.gatehouse.systemtest.command.PastedCommands;
import io.gatehouse.systemtest.command.Tool;
import io.gatehouse.systemtest.http.Answer;
import io.gatehouse.systemtest.stack.Stack;
import io.gatehouse.systemtest.stack.StackExtension;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pastes the README's commands and checks that they do what it says. */
@ExtendWith(StackExtension.class)
final class ReadmeIT {

    private static final String README = Project.read("README.md");
    private static final String USUAL_ADDRESS = "http://localhost:8080";
    private static final String COMMANDS_OF = "^## %s\n[^#]*?```sh\n(.*?)^```";
    private static final Pattern SHELL = Pattern.compile("^```sh\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    /** Commands that cannot be pasted into a test, with the tests that run them. */
    private static final Map<String, String> RUN_ELSEWHERE =
            Map.of("bin/up", "LocalStackIT", "mvn verify", "whoever runs this test");

    private final Stack stack;

    ReadmeIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void showsCommandsThatWork() {
        Tool.require("pasting the README's commands", "curl");
        String commands = commandsOf("Try it").replace(USUAL_ADDRESS, stack.address());

        List<Outcome> outcomes = PastedCommands.of(commands).run();

        assertThat(outcomes).hasSize(3).extracting(Outcome::exitCode).containsOnly(0);
        assertThat(outcomes.get(0).output()).isEmpty();
        assertThat(outcomes.get(1).output()).matches("\\{\"current_time\":\"20[^\"]+(Z|[+-][0-9:]+)\"}");
        assertThat(Answer.json(outcomes.get(2).output())).isEqualTo(Answer.json("""
                [{"symbol":"AAPL","period_start":"2013-01-01","open":553.82,"high":575.14,"low":385.10,
                "close":561.02,"volume":3657921400}]"""));
    }

    @Test
    void showsHowAProgramGetsAToken() {
        Tool.require("pasting the README's commands", "curl");
        String commands = commandsOf("Let a program in")
                .replace(USUAL_ADDRESS, stack.address())
                .replace("billing", "readme-" + System.currentTimeMillis());

        List<Outcome> outcomes = PastedCommands.of(commands).run();

        assertThat(outcomes).hasSize(3).extracting(Outcome::exitCode).containsOnly(0);
        assertThat(outcomes.get(2).output())
                .matches(
                        "\\{\"access_token\":\"[^\"]+\",\"token_type\":\"Bearer\",\"expires_in\":[0-9]+,\"scope\":\"stocks\"}");
    }

    @Test
    void showsNoCommandThatNobodyRuns() {
        List<String> commands = SHELL.matcher(README)
                .results()
                .map(block -> block.group(1))
                .filter(block -> !block.equals(commandsOf("Try it")) && !block.equals(commandsOf("Let a program in")))
                .flatMap(block -> PastedCommands.of(block).lines().stream())
                .toList();

        assertThat(RUN_ELSEWHERE.keySet()).containsAll(commands);
    }

    /** The first block of commands in this section. */
    private static String commandsOf(String section) {
        return Pattern.compile(COMMANDS_OF.formatted(section), Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(README)
                .results()
                .map(block -> block.group(1))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("README.md has no section \"" + section + "\" with a block of commands"));
    }
}
