package io.gatehouse.systemtest;

import static io.gatehouse.systemtest.http.AnswerAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.systemtest.http.Answer;
import io.gatehouse.systemtest.http.Caller;
import io.gatehouse.systemtest.stack.Service;
import io.gatehouse.systemtest.stack.Stack;
import io.gatehouse.systemtest.stack.StackExtension;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks how a program gets tokens through the gateway, and how it loses them. */
@ExtendWith(StackExtension.class)
final class OAuthIT {

    private static final String SYMBOLS = "/api/v1/stocks/symbols";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Stack stack;

    OAuthIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void letsAProgramInWithItsSecret() {
        Caller program = addProgram().caller();

        Answer answer = program.post("/oauth/token", FORM, "grant_type=client_credentials&scope=stocks");

        assertThatAnswer(answer).hasStatus(200).hasHeader("Cache-Control", "no-store");
        assertThat(answer.json().path("scope").asText()).isEqualTo("stocks");
        Caller bearer = bearer(answer);
        assertThatAnswer(bearer.get(SYMBOLS)).hasStatus(200);
        assertThatAnswer(bearer.get("/api/v1/resource/epoch_time")).isProblem(403);
    }

    @Test
    void saysNoInTheStandardsWords() {
        Answer answer = stack.caller()
                .with("Authorization", basic("client~nobody", "secret"))
                .post("/oauth/token", FORM, "grant_type=client_credentials");

        assertThatAnswer(answer)
                .hasStatus(401)
                .hasHeader("Content-Type", "application/json")
                .hasHeader("WWW-Authenticate", "Basic realm=\"gatehouse\".*");
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_client");
    }

    @Test
    void takesTheTokensOfADisabledProgramNowhere() {
        Program program = addProgram();
        Answer answer = program.caller().post("/oauth/token", FORM, "grant_type=client_credentials");
        String token = answer.json().path("access_token").asText();
        List<Caller> callers = List.of(
                stack.caller().withToken(token),
                stack.callerOf(Service.of("stocks-service")).withToken(token));
        callers.forEach(caller -> assertThatAnswer(caller.get(SYMBOLS)).hasStatus(200));

        Answer disabled =
                stack.caller("admin").put("/api/v1/auth/clients/" + program.id() + "/enabled", "{\"enabled\":false}");

        assertThatAnswer(disabled).hasStatus(200);
        for (Caller caller : callers) {
            await().until(() -> caller.get(SYMBOLS).status() != 200);
            assertThatAnswer(caller.get(SYMBOLS)).isChallenge();
        }
    }

    @Test
    void publishesAddressesThatAnswer() {
        JsonNode metadata =
                stack.caller().get("/.well-known/oauth-authorization-server").json();
        String issuer = metadata.path("issuer").asText();

        for (String endpoint : List.of("token_endpoint", "revocation_endpoint", "introspection_endpoint")) {
            String path = metadata.path(endpoint).asText().substring(issuer.length());
            assertThatAnswer(stack.caller().post(path, FORM, "")).hasHeader("Pragma", "no-cache");
        }
        String keys = metadata.path("jwks_uri").asText().substring(issuer.length());
        assertThatAnswer(stack.caller().get(keys)).hasStatus(200);
    }

    private Program addProgram() {
        String client =
                "{\"name\":\"it-%s\",\"scopes\":[\"stocks\",\"smoke\"],\"grant_types\":[\"client_credentials\"]}"
                        .formatted(UUID.randomUUID());
        Answer added = stack.caller("admin").post("/api/v1/auth/clients", "application/json", client);
        assertThatAnswer(added).hasStatus(201);
        String id = added.json().path("client_id").asText();
        String secret = added.json().path("client_secret").asText();
        return new Program(id, stack.caller().with("Authorization", basic(id, secret)));
    }

    private Caller bearer(Answer grant) {
        return stack.caller()
                .with(
                        "Authorization",
                        "Bearer " + grant.json().path("access_token").asText());
    }

    private static String basic(String id, String secret) {
        byte[] credentials = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /** A client, and a caller that authenticates as it. */
    private record Program(String id, Caller caller) {}
}
