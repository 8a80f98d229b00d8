package io.gatehouse.shared.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import io.gatehouse.shared.testing.Caller;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An auth-service that knows its keys and, without its database, not what was revoked. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevocationsAwayTest implements TestPropertyProvider {

    @AutoClose("stop")
    private final Keys keys = Keys.publish();

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        return Map.of("micronaut.http.services.authorization-server.urls", keys.url());
    }

    @Test
    void answers503ToATokenThatMayBeRevoked() {
        HttpResponse<String> answer = Caller.of(server).getAs("smoke", "/example/secured");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("/problems/keys-unavailable", "Which tokens were revoked is not known yet");
    }

    @Test
    void isNotReady() {
        assertThat(Caller.of(server).get("/health/readiness").statusCode()).isEqualTo(503);
    }

    /**
     * Publishes the keys and nothing else.
     *
     * @param server where
     */
    private record Keys(HttpServer server) {

        static Keys publish() {
            try {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                byte[] json =
                        new JWKSet(TestAuthorizationServer.key()).toString().getBytes(StandardCharsets.UTF_8);
                server.createContext("/revocations", exchange -> {
                    exchange.sendResponseHeaders(503, -1);
                    exchange.close();
                });
                server.createContext("/.well-known/jwks.json", exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, json.length);
                    exchange.getResponseBody().write(json);
                    exchange.close();
                });
                server.start();
                return new Keys(server);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        void stop() {
            server.stop(0);
        }
    }
}
