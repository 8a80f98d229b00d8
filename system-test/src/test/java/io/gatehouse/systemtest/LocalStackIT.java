package io.gatehouse.systemtest;

import static io.gatehouse.systemtest.http.AnswerAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.command.Outcome;
import io.gatehouse.systemtest.command.PastedCommands;
import io.gatehouse.systemtest.command.RunningCommand;
import io.gatehouse.systemtest.command.Tool;
import io.gatehouse.systemtest.http.Answer;
import io.gatehouse.systemtest.stack.Faults;
import io.gatehouse.systemtest.stack.Service;
import io.gatehouse.systemtest.stack.Stack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code bin/up} and {@code bin/down} as their users know them. */
final class LocalStackIT {

    private static final String READY = "Ctrl-C stops everything";

    private final Stack stack = new Stack("own");

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void startsOnceAndStopsOnce() {
        Outcome up = stack.up().run().orFail();
        Outcome upAgain = stack.up().run();
        Answer smoke = stack.caller().get("/api/v1/smoke");
        List<Outcome> pasted = PastedCommands.of(tryIt(up)).run();
        Outcome down = stack.down();
        Outcome downAgain = stack.down();

        assertThat(up.output()).contains(stack.address(), "demo-password", "admin-password");
        assertThat(upAgain.exitCode()).describedAs(upAgain.output()).isNotZero();
        assertThat(upAgain.output()).contains("is running already");
        assertThatAnswer(smoke).hasStatus(200);
        assertThat(pasted).hasSize(3).extracting(Outcome::exitCode).containsOnly(0);
        assertThat(Answer.json(pasted.get(1).output()).has("current_time")).isTrue();
        assertThat(Answer.json(pasted.get(2).output())).isNotEmpty();
        assertThat(down.exitCode()).describedAs(down.output()).isZero();
        assertThat(stack.ports().inUse()).isEmpty();
        assertThat(downAgain).isEqualTo(new Outcome(0, "Nothing is running.\n"));
    }

    @Test
    void saysWhichPortIsInUseAndStartsNothing() throws IOException {
        int taken = stack.ports().of(Service.of("stocks-service"));
        try (ServerSocket other = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
            Outcome up = stack.up().run();

            assertThat(other.isBound()).isTrue();
            assertThat(up.exitCode()).describedAs(up.output()).isNotZero();
            assertThat(up.output()).contains("Port " + taken, "stocks-service", "STOCKS_SERVICE_PORT");
        }
        assertThat(stack.ports().inUse()).isEmpty();
        assertThat(stack.down().output()).isEqualTo("Nothing is running.\n");
    }

    @Test
    void stopsEverythingWhenItIsAskedToEnd() {
        RunningCommand up = stack.upInForeground().start().awaitLine(READY);

        Outcome outcome = up.terminate().end();

        assertThat(outcome.output()).contains("Everything is stopped.");
        assertThat(stack.ports().inUse()).isEmpty();
    }

    @Test
    void stopsEverythingWhenAServiceDies() {
        RunningCommand up = stack.upInForeground().start().awaitLine(READY);

        new Faults(stack).kill(Service.of("resource-service"));
        Outcome outcome = up.end();

        assertThat(outcome.exitCode()).describedAs(outcome.output()).isNotZero();
        assertThat(outcome.output()).contains("resource-service ended");
        assertThat(stack.ports().inUse()).isEmpty();
    }

    private static String tryIt(Outcome up) {
        Tool.require("pasting the commands bin/up prints", "curl");
        return up.output()
                .split("Try it:", 2)[1]
                .lines()
                .filter(line -> line.contains("curl "))
                .reduce("", (text, line) -> text + line + "\n");
    }
}
