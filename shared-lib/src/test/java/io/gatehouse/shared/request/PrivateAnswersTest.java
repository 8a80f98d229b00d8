package io.gatehouse.shared.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Caller;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
class PrivateAnswersTest {

    @Inject
    EmbeddedServer server;

    @ParameterizedTest
    @ValueSource(strings = {"X-Token:", "Authorization:Bearer "})
    void anAnswerToATokenIsNotForSharedCaches(String field) {
        String[] parts = field.split(":", 2);
        HttpResponse<String> answer = Caller.of(server)
                .send(Caller.of(server)
                        .request("/example/secured")
                        .header(parts[0], parts[1] + TestAuthorizationServer.token("smoke")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/example/broken", "/example/broken-later", "/example/faults", "/nowhere"})
    void neitherIsAnErrorAnsweredToOne(String path) {
        assertThat(Caller.of(server).getAs("smoke", path).headers().allValues("Cache-Control"))
                .containsExactly("private, no-cache");
    }

    @Test
    void anAnswerThatSaysItselfHowItMayBeCachedKeepsThat() {
        assertThat(Caller.of(server)
                        .getAs("smoke", "/example/published")
                        .headers()
                        .allValues("Cache-Control"))
                .containsExactly("public, max-age=60");
    }

    @Test
    void anAnswerToEveryoneSaysNothing() {
        assertThat(Caller.of(server).get("/example?number=1").headers().map()).doesNotContainKey("cache-control");
    }
}
