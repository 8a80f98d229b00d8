package io.gatehouse.boilerplate.note;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Caller;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Nobody listens on port 1. */
@MicronautTest(transactional = false)
@Property(name = "database.port", value = "1")
class DatabaseAwayTest {

    @Inject
    EmbeddedServer server;

    @Test
    void livesButIsNotReady() {
        Caller caller = Caller.of(server);

        assertThat(caller.get("/health/liveness").statusCode()).isEqualTo(200);
        assertThat(caller.get("/health/readiness").statusCode()).isEqualTo(503);
    }

    @Test
    void answers503AndSaysWhenToTryAgain() {
        HttpResponse<String> answer = Caller.of(server).getAs("smoke", "/api/v1/boilerplate/notes");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body()).contains("\"type\":\"/problems/database-unavailable\"");
    }
}
