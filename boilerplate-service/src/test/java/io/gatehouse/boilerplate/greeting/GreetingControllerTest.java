package io.gatehouse.boilerplate.greeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.security.TokenHeader;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@MicronautTest
class GreetingControllerTest {

    @Inject
    @Client(value = "/")
    HttpClient client;

    @Test
    void greetsByName() {
        HttpResponse<String> answer =
                get("/api/v1/boilerplate/greeting?name=Ada", TestAuthorizationServer.token("smoke"));
        assertThat(answer.body()).isEqualTo("{\"greeting\":\"Hello, Ada\"}");
    }

    @Test
    void probes() {
        for (String p : new String[] {
            "/api/v1/boilerplate/greeting",
            "/api/v1/boilerplate/greeting?name=",
            "/nope",
            "/health",
            "/health/readiness",
            "/health/liveness",
            "/schema",
            "/schema/boilerplate-service.yml",
            "/schema/documents",
            "/schema/ui/swagger-ui.css",
            "/schema/page/browse.js",
            "/schema/zzz.yml",
            "/api/v1/smoke",
            "/api/v1/smoke/",
            "/prometheus",
            "/routes",
            "/env"
        }) {
            for (String t : new String[] {
                TestAuthorizationServer.token("smoke"),
                TestAuthorizationServer.token("time"),
                TestAuthorizationServer.token("admin"),
                "x",
                ""
            }) {
                HttpResponse<String> a = get(p, t);
                System.out.println("PROBE " + p + " " + (t.length() > 2 ? "T" : t) + " -> " + a.code() + " "
                        + a.getContentType().orElse(null) + " " + a.getHeaders().get("X-Request-Id")
                        + a.getHeaders().get("WWW-Authenticate") + " "
                        + a.getBody(String.class)
                                .map(b -> b.substring(0, Math.min(300, b.length())))
                                .orElse(null));
            }
        }
    }

    HttpResponse<String> get(String uri, String token) {
        var r = HttpRequest.GET(uri).header("Accept", "*/*");
        if (!token.isEmpty()) r.header(TokenHeader.X_TOKEN, token);
        return Mono.from(client.exchange(r, String.class))
                .onErrorResume(
                        io.micronaut.http.client.exceptions.HttpClientResponseException.class,
                        e -> Mono.just((HttpResponse<String>) e.getResponse()))
                .block();
    }
}
