package io.gatehouse.systemtest;

import static io.gatehouse.systemtest.http.AnswerAssert.assertThatAnswer;
import static org.awaitility.Awaitility.await;

import io.gatehouse.systemtest.http.Answer;
import io.gatehouse.systemtest.http.Caller;
import io.gatehouse.systemtest.stack.Service;
import io.gatehouse.systemtest.stack.Stack;
import io.gatehouse.systemtest.stack.StackExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks how a token is used, renewed and revoked. */
@ExtendWith(StackExtension.class)
final class TokensIT {

    private static final String TIME = "/api/v1/resource/epoch_time";
    private static final String REFRESH = "/api/v1/auth/refresh";

    private final Stack stack;

    TokensIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void readsTheTokenFromItsTwoHeadersAndNowhereElse() {
        String token = tokenOf(stack.caller().logIn("demo", Stack.password("demo")));
        String other = tokenOf(stack.caller().send("POST", "/api/v1/auth/create"));
        Caller caller = stack.caller();

        assertThatAnswer(caller.with("Authorization", "Bearer " + token).get(TIME))
                .hasStatus(200);
        assertThatAnswer(caller.with("X-Token", token, "Authorization", "Bearer " + token)
                        .get(TIME))
                .hasStatus(200);
        assertThatAnswer(caller.with("X-Token", token, "Authorization", "Bearer " + other)
                        .get(TIME))
                .isProblem(400);
        assertThatAnswer(caller.with("X-Token", token, "X-Token", token).get(TIME))
                .isProblem(400);
        assertThatAnswer(caller.with("Cookie", "X-Token=" + token).get(TIME + "?X-Token=" + token))
                .isChallenge();
    }

    @Test
    void spendsARefreshTokenOnceAndRevokesTheFamilyOfOneSpentTwice() {
        Answer login = stack.caller().logIn("demo", Stack.password("demo"));

        Answer next = refresh(login);
        Answer used = stack.caller().withToken(tokenOf(next)).get(TIME);
        Answer again = refresh(login);
        Answer successor = refresh(next);

        assertThatAnswer(next).hasStatus(201);
        assertThatAnswer(used).hasStatus(200);
        assertThatAnswer(again).isChallenge();
        assertThatAnswer(successor).isChallenge();
    }

    @Test
    void takesARevokedTokenNowhere() {
        Service service = Service.of("resource-service");
        String token = tokenOf(stack.caller().logIn("demo", Stack.password("demo")));
        List<Caller> callers =
                List.of(stack.caller().withToken(token), stack.callerOf(service).withToken(token));
        callers.forEach(caller -> assertThatAnswer(caller.get(TIME)).hasStatus(200));

        Answer revoked = callers.getFirst().send("POST", "/api/v1/auth/revoke");

        assertThatAnswer(revoked).hasStatus(204);
        for (Caller caller : callers) {
            await().until(() -> caller.get(TIME).status() != 200);
            assertThatAnswer(caller.get(TIME)).isChallenge();
        }
    }

    private Answer refresh(Answer grant) {
        return stack.caller()
                .post(
                        REFRESH,
                        "application/json",
                        "{\"refresh_token\":\"%s\"}"
                                .formatted(grant.json().path("refresh_token").asText()));
    }

    private static String tokenOf(Answer grant) {
        return grant.json().path("token").asText();
    }
}
