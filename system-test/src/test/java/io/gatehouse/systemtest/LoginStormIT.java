package io.gatehouse.systemtest;

import static io.gatehouse.systemtest.http.AnswerAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.http.Caller;
import io.gatehouse.systemtest.stack.Stack;
import io.gatehouse.systemtest.stack.StackExtension;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks that callers with a token do not wait for those who log in, however many these are. */
@ExtendWith(StackExtension.class)
final class LoginStormIT {

    private static final String TIME = "/api/v1/resource/epoch_time";
    private static final int LOGINS = 80;

    /** Fewer than may wait for their passwords to be checked, because other tests log in at the same time. */
    private static final int AT_A_TIME = 8;

    private final Stack stack;

    LoginStormIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void checksMoreTokensThanItMakes() {
        Caller caller = stack.caller("demo");

        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            CompletableFuture<Void> storm = storm(threads);
            int checked = 0;
            while (!storm.isDone()) {
                assertThatAnswer(caller.get(TIME)).hasStatus(200);
                checked++;
            }

            assertThat(storm).isCompleted();
            assertThat(checked).isGreaterThan(LOGINS);
        }
    }

    private CompletableFuture<Void> storm(ExecutorService threads) {
        return CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(this::logIn, threads))
                .limit(LOGINS)
                .toArray(CompletableFuture<?>[]::new));
    }

    private void logIn() {
        stack.caller().logIn("demo", Stack.password("demo"));
    }
}
