package io.gatehouse.systemtest;

import static io.gatehouse.systemtest.http.AnswerAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.systemtest.http.Answer;
import io.gatehouse.systemtest.stack.Stack;
import io.gatehouse.systemtest.stack.StackExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks who gets a token, what is in it, and what those are told who get none. */
@ExtendWith(StackExtension.class)
final class LoginIT {

    private final Stack stack;

    LoginIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void givesATokenForAPassword() {
        Answer answer = stack.caller().logIn("demo", Stack.password("demo"));

        assertThatAnswer(answer).hasHeader("Cache-Control", "no-store");
        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("token", "expires_in", "refresh_token", "permissions");
        assertThat(answer.json().path("expires_in").isIntegralNumber()).isTrue();
        assertThat(answer.json().path("permissions"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("smoke", "time", "factorial", "stocks");
    }

    @Test
    void signsTokensWithAPublishedKey() {
        String token = tokenOf(stack.caller().logIn("demo", Stack.password("demo")));
        JsonNode keys = stack.caller().get("/.well-known/jwks.json").json().path("keys");

        JsonNode header = part(token, 0);
        JsonNode claims = part(token, 1);

        assertThat(header.path("typ").asText()).isEqualTo("at+jwt");
        assertThat(header.path("alg").asText()).isEqualTo("RS256");
        assertThat(keys.findValuesAsText("kid")).contains(header.path("kid").asText());
        assertThat(keys.findValues("d")).describedAs("private keys").isEmpty();
        assertThat(claims.fieldNames()).toIterable().contains("iss", "aud", "sub", "iat", "exp", "jti", "permissions");
        assertThat(claims.path("permissions").isArray()).isTrue();
    }

    @Test
    void tellsNobodyWhetherTheNameOrThePasswordWasWrong() {
        Answer wrongPassword = stack.caller().tryToLogIn("demo", "wrong");
        Answer wrongName = stack.caller().tryToLogIn("nobody-of-this-name", "wrong");

        assertThatAnswer(wrongPassword).isChallenge();
        assertThatAnswer(wrongName).isChallenge();
        assertThat(withoutRequestId(wrongName)).isEqualTo(withoutRequestId(wrongPassword));
    }

    @Test
    void refusesToTryTooManyPasswords() {
        Answer answer = await().pollInterval(Duration.ofMillis(1))
                .until(() -> stack.caller().tryToLogIn("guessed-at", "wrong"), tried -> tried.status() == 429);

        assertThatAnswer(answer).isProblem(429).hasHeader("Retry-After", "[1-9][0-9]*");
    }

    @Test
    void givesGuestsATokenOfTheirOwn() {
        Answer answer = stack.caller().send("POST", "/api/v1/auth/create");

        assertThatAnswer(answer).hasStatus(201);
        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("token", "expires_in", "permissions");
        assertThat(answer.json().path("permissions"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("smoke", "time");
    }

    private static String tokenOf(Answer grant) {
        return grant.json().path("token").asText();
    }

    private static JsonNode part(String token, int index) {
        byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]);
        return Answer.json(new String(json, StandardCharsets.UTF_8));
    }

    private static JsonNode withoutRequestId(Answer answer) {
        return ((ObjectNode) answer.json()).without("request_id");
    }
}
