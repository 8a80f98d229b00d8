package io.gatehouse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.systemtest.command.Outcome;
import io.gatehouse.systemtest.command.PastedCommands;
import io.gatehouse.systemtest.command.RunningCommand;
import io.gatehouse.systemtest.command.Tool;
import io.gatehouse.systemtest.http.Answer;
import io.gatehouse.systemtest.http.Caller;
import io.gatehouse.systemtest.stack.Faults;
import io.gatehouse.systemtest.stack.Service;
import io.gatehouse.systemtest.stack.Stack;
import io.gatehouse.systemtest.stack.StackExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Checks {@code bin/up} and {@code bin/down} as their users know them. The unusual cases are in local-stack's own tests, with
 * stand-ins.
 */
@ExtendWith(StackExtension.class)
final class LocalStackIT {

    private static final String READY = "Ctrl-C stops everything";

    private final Stack running;

    LocalStackIT(Stack running) {
        this.running = running;
    }

    @Test
    void saysHowToTryIt() {
        List<Outcome> pasted = PastedCommands.of(tryIt()).run();

        assertThat(running.greeting()).contains(running.address(), "demo-password", "admin-password");
        assertThat(pasted).hasSize(3).extracting(Outcome::exitCode).containsOnly(0);
        assertThat(Answer.json(pasted.get(1).output()).has("current_time")).isTrue();
        assertThat(Answer.json(pasted.get(2).output())).isNotEmpty();
    }

    @Test
    void startsOnce() {
        Outcome upAgain = running.up().run();

        assertThat(upAgain.exitCode()).describedAs(upAgain.output()).isNotZero();
        assertThat(upAgain.output()).contains("is running already");
    }

    @Test
    void saysWhichPortIsInUseAndStartsNothing() throws IOException {
        try (Stack stack = new Stack("own");
                ServerSocket other = new ServerSocket(
                        stack.ports().of(Service.of("stocks-service")), 1, InetAddress.getLoopbackAddress())) {
            Outcome up = stack.up().run();
            other.close();

            assertThat(up.exitCode()).describedAs(up.output()).isNotZero();
            assertThat(up.output()).contains("Port " + other.getLocalPort(), "stocks-service", "STOCKS_SERVICE_PORT");
            assertThat(stack.ports().inUse()).isEmpty();
        }
    }

    @Test
    void startsAServiceAgainThatDies() {
        try (Stack stack = new Stack("own")) {
            RunningCommand up = stack.upInForeground().start().awaitLine(READY);

            new Faults(stack).kill(Service.of("resource-service"));
            up.awaitLine("resource-service ended unexpectedly (exit code 137). It is started again");
            Caller demo = stack.caller("demo");
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> demo.get("/api/v1/resource/epoch_time").status() == 200);
            stack.down();

            assertThat(up.end().output()).contains("Everything is stopped.");
            assertThat(stack.ports().inUse()).isEmpty();
            assertThat(stack.down()).isEqualTo(new Outcome(0, "Nothing is running.\n"));
        }
    }

    private String tryIt() {
        Tool.require("pasting the commands bin/up prints", "curl");
        return running.greeting()
                .split("Try it:", 2)[1]
                .lines()
                .filter(line -> line.contains("curl "))
                .reduce("", (text, line) -> text + line + "\n");
    }
}
