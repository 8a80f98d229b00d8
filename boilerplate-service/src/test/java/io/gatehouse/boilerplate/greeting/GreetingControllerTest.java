package io.gatehouse.boilerplate.greeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Caller;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
class GreetingControllerTest {

    private static final String GREETING = "/api/v1/boilerplate/greeting";

    @Inject
    EmbeddedServer server;

    private Caller caller;

    @BeforeEach
    void call() {
        caller = Caller.of(server);
    }

    @Test
    void greetsByName() {
        HttpResponse<String> answer = caller.getAs("smoke", GREETING + "?name=Ada%20Lovelace");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"greeting\":\"Hello, Ada Lovelace\"}");
    }

    @Test
    void greetsANameOf100Characters() {
        HttpResponse<String> answer = caller.getAs("smoke", GREETING + "?name=" + "a".repeat(100));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?name", "?name=", "?name=%20%09", "?nam=Ada"})
    void answers400WithoutAName(String query) {
        HttpResponse<String> answer = caller.getAs("smoke", GREETING + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"type\":\"/problems/bad-request\"", "name");
    }

    @Test
    void answers400ForANameThatIsTooLong() {
        HttpResponse<String> answer = caller.getAs("smoke", GREETING + "?name=" + "a".repeat(101));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("name: size must be between 0 and 100");
    }

    @Test
    void answers401WithoutAToken() {
        HttpResponse<String> answer = caller.get(GREETING + "?name=Ada");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void answers403WithoutThePermission() {
        HttpResponse<String> answer = caller.getAs("time", GREETING + "?name=Ada");

        assertThat(answer.statusCode()).isEqualTo(403);
    }
}
