package io.gatehouse.shared.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Caller;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
class TokenHeaderTest {

    private static final String TOKEN = TestAuthorizationServer.token("smoke");
    private static final String OTHER_TOKEN = TestAuthorizationServer.token("smoke");

    @Inject
    EmbeddedServer server;

    private HttpRequest.Builder request;

    @BeforeEach
    void askForSomethingSecured() {
        request = Caller.of(server).request("/example/secured");
    }

    @Test
    void readsTheTokenFromItsOwnHeader() {
        assertThat(statusOf(request.header("X-Token", TOKEN))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
    void readsTheTokenFromAuthorization(String scheme) {
        assertThat(statusOf(request.header("Authorization", scheme + TOKEN))).isEqualTo(200);
    }

    @Test
    void acceptsTheSameTokenInBoth() {
        request.header("X-Token", TOKEN).header("Authorization", "Bearer " + TOKEN);

        assertThat(statusOf(request)).isEqualTo(200);
    }

    @Test
    void answers400ForDifferentTokensInBoth() {
        request.header("X-Token", TOKEN).header("Authorization", "Bearer " + OTHER_TOKEN);

        HttpResponse<String> answer = Caller.of(server).send(request);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("X-Token and Authorization carry different tokens")
                .doesNotContain(TOKEN);
    }

    @Test
    void answers400ForAHeaderThatComesTwice() {
        request.header("X-Token", TOKEN).header("x-token", TOKEN);

        HttpResponse<String> answer = Caller.of(server).send(request);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("X-Token was sent 2 times: send it once");
    }

    @Test
    void answers400ForAnAuthorizationThatComesTwice() {
        request.header("Authorization", "Bearer " + TOKEN).header("Authorization", "Basic YTpi");

        assertThat(statusOf(request)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearer ", "Token x", "", "Bearer: x"})
    void answers401ForAnAuthorizationWithoutAToken(String value) {
        assertThat(statusOf(request.header("Authorization", value))).isEqualTo(401);
    }

    @Test
    void readsItFromNowhereElse() {
        Caller caller = Caller.of(server);
        HttpRequest.Builder query = caller.request("/example/secured?token=%1$s&access_token=%1$s".formatted(TOKEN));
        HttpRequest.Builder cookie = request.header("Cookie", "JWT=%1$s; X-Token=%1$s".formatted(TOKEN));

        assertThat(statusOf(query)).isEqualTo(401);
        assertThat(statusOf(cookie)).isEqualTo(401);
    }

    private int statusOf(HttpRequest.Builder finished) {
        return Caller.of(server).send(finished).statusCode();
    }
}
