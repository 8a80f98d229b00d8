package io.gatehouse.boilerplate.note;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Caller;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class NoteControllerTest {

    private static final String NOTES = "/api/v1/boilerplate/notes";

    @Inject
    EmbeddedServer server;

    private Caller caller;

    @BeforeEach
    void call() {
        caller = Caller.of(server);
    }

    @Test
    void storesANoteAndReadsItBack() {
        HttpResponse<String> stored = add("{\"text\":\"Grüße an Ada\"}");
        HttpResponse<String> newest = caller.getAs("smoke", NOTES + "?limit=1");

        assertThat(stored.statusCode()).isEqualTo(201);
        assertThat(stored.body()).matches("\\{\"id\":[0-9]+,\"text\":\"Grüße an Ada\",\"written\":\"20[0-9T:.-]+Z\"}");
        assertThat(newest.body()).isEqualTo("[" + stored.body() + "]");
    }

    @Test
    void listsTheNewestFirst() {
        HttpResponse<String> first = add("{\"text\":\"first\"}");
        HttpResponse<String> second = add("{\"text\":\"second\"}");

        HttpResponse<String> newest = caller.getAs("smoke", NOTES + "?limit=2");

        assertThat(newest.body()).isEqualTo("[" + second.body() + "," + first.body() + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\":\"\"}", "{\"text\":\" \\t\"}", "{\"text\":null}"})
    void answers400WithoutAText(String note) {
        HttpResponse<String> answer = add(note);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"type\":\"/problems/bad-request\"", "text");
    }

    @Test
    void answers400ForATextThatPostgresqlCannotStore() {
        assertThat(add("{\"text\":\"two\\nlines\"}").statusCode()).isEqualTo(201);

        HttpResponse<String> answer = add("{\"text\":\"a\\u0000b\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("text: must not have the character NUL");
    }

    @Test
    void answers400ForATextThatIsTooLong() {
        assertThat(add("{\"text\":\"" + "a".repeat(1000) + "\"}").statusCode()).isEqualTo(201);

        HttpResponse<String> answer = add("{\"text\":\"" + "a".repeat(1001) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("text: size must be between 0 and 1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "many"})
    void answers400ForAnOddLimit(String limit) {
        HttpResponse<String> answer = caller.getAs("smoke", NOTES + "?limit=" + limit);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("limit");
    }

    @Test
    void answers401WithoutAToken() {
        assertThat(caller.get(NOTES).statusCode()).isEqualTo(401);
        assertThat(caller.post(NOTES, "{\"text\":\"a\"}").statusCode()).isEqualTo(401);
    }

    @Test
    void answers403WithoutThePermission() {
        assertThat(caller.getAs("time", NOTES).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> add(String note) {
        return caller.send(caller.request(NOTES)
                .header("X-Token", TestAuthorizationServer.token("smoke"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(note)));
    }
}
