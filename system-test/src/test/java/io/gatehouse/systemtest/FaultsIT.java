package io.gatehouse.systemtest;

import static io.gatehouse.systemtest.http.AnswerAssert.assertThatAnswer;
import static org.awaitility.Awaitility.await;

import io.gatehouse.systemtest.http.Answer;
import io.gatehouse.systemtest.http.Caller;
import io.gatehouse.systemtest.stack.Faults;
import io.gatehouse.systemtest.stack.Service;
import io.gatehouse.systemtest.stack.Stack;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Checks that when a part fails the rest carries on, and that it is used again as soon as it is back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultsIT {

    private static final String TIME = "/api/v1/resource/epoch_time";
    private static final String PRICES = "/api/v1/stocks/time-series/AAPL?frequency=Annual";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Stack stack;
    private Faults faults;

    @BeforeAll
    void start() {
        stack = Stack.started("faults");
        faults = new Faults(stack);
    }

    @AfterAll
    void stop() {
        faults.close();
        stack.close();
    }

    @Test
    void keepsTakingTokensWhileNobodyIssuesThem() {
        Caller known = stack.caller("demo");
        Caller neverSeen = stack.caller("demo");
        known.get(TIME);

        faults.kill(Service.of("auth-service"));
        Answer login = stack.caller().tryToLogIn("demo", Stack.password("demo"));
        Answer time = known.get(TIME);
        Answer prices = neverSeen.get(PRICES);
        faults.restart(Service.of("auth-service"));

        assertThatAnswer(login).isProblem(502);
        assertThatAnswer(time).hasStatus(200);
        assertThatAnswer(prices).hasStatus(200);
        assertThatAnswer(known.get(TIME)).hasStatus(200);
        assertThatAnswer(stack.caller("demo").get(PRICES)).hasStatus(200);
    }

    @Test
    void losesNothingButTheServiceThatDied() {
        Caller demo = stack.caller("demo");
        demo.get(PRICES);

        faults.kill(Service.of("stocks-service"));
        Answer prices = demo.get(PRICES);
        Answer time = demo.get(TIME);
        Answer login = stack.caller().logIn("demo", Stack.password("demo"));
        faults.restart(Service.of("stocks-service"));

        assertThatAnswer(prices).isProblem(502);
        assertThatAnswer(time).hasStatus(200);
        assertThatAnswer(login).hasStatus(201);
        assertThatAnswer(demo.get(PRICES)).hasStatus(200);
    }

    @Test
    void waitsForTheDatabaseToComeBack() {
        Caller demo = stack.caller("demo");
        demo.get(PRICES);

        faults.stopDatabase();
        Answer prices = demo.get(PRICES);
        Answer login = stack.caller().tryToLogIn("demo", Stack.password("demo"));
        Answer time = demo.get(TIME);
        Answer readiness = stack.callerOf(Service.of("stocks-service")).get("/health/readiness");
        Answer liveness = stack.callerOf(Service.of("stocks-service")).get("/health/liveness");
        faults.startDatabase();

        assertThatAnswer(prices).isProblem(503);
        assertThatAnswer(login).isProblem(503);
        assertThatAnswer(time).hasStatus(200);
        assertThatAnswer(readiness).hasStatus(503);
        assertThatAnswer(liveness).hasStatus(200);
        await().atMost(PATIENCE).until(() -> demo.get(PRICES).status() == 200);
        await().atMost(PATIENCE)
                .until(() -> stack.caller()
                                .tryToLogIn("demo", Stack.password("demo"))
                                .status()
                        == 201);
    }
}
