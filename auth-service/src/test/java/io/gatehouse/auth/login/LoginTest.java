package io.gatehouse.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AtOnce;
import io.gatehouse.auth.AuthService;
import io.gatehouse.shared.testing.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LoginTest {

    @AutoClose
    private static final AuthService SERVICE = AuthService.start(
            TestDatabase.create(), Map.of("AUTH_LOGIN_FAILURES_PER_ACCOUNT", 3, "AUTH_LOGIN_FAILURES_PER_ADDRESS", 5));

    @Test
    void answers429AfterTooManyWrongPasswordsEvenToTheRightOne() {
        for (int i = 0; i < 3; i++) {
            login("admin", "wrong-password", "192.0.2." + i);
        }

        HttpResponse<String> answer = login("admin", AuthService.ADMIN_PASSWORD, "192.0.2.9");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 61);
        assertThat(answer.body()).contains("/problems/too-many-tries");
    }

    @Test
    void answers429ForUnknownUsersToo() {
        for (int i = 0; i < 3; i++) {
            login("nobody", "wrong-password", "198.51.100." + i);
        }

        assertThat(login("nobody", "wrong-password", "198.51.100.9").statusCode())
                .isEqualTo(429);
    }

    @Test
    void answers429ToAnAddressThatTriesManyNames() {
        for (int i = 0; i < 5; i++) {
            login("name" + i, "wrong-password", "203.0.113.1");
        }

        assertThat(login("demo", AuthService.DEMO_PASSWORD, "203.0.113.1").statusCode())
                .isEqualTo(429);
        assertThat(login("demo", AuthService.DEMO_PASSWORD, "203.0.113.2").statusCode())
                .isEqualTo(201);
    }

    @Test
    void believesOnlyWhatTheGatewayAddsToForwardedAddresses() {
        for (int i = 0; i < 5; i++) {
            login("alias" + i, "wrong-password", "10.0.0." + i + ", 203.0.113.3");
        }

        assertThat(login("demo", AuthService.DEMO_PASSWORD, "10.0.0.9, 203.0.113.3")
                        .statusCode())
                .isEqualTo(429);
        assertThat(login("demo", AuthService.DEMO_PASSWORD, "203.0.113.3, 203.0.113.4")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void neverCountsLoginsThatSucceed() {
        List<Integer> statuses = IntStream.range(0, 20)
                .map(i ->
                        login("demo", AuthService.DEMO_PASSWORD, "203.0.113.5").statusCode())
                .boxed()
                .toList();

        assertThat(statuses).containsOnly(201);
    }

    @Test
    void shedsAStormWith503WhoeverIsNamed() {
        Map<String, Object> slow =
                Map.of("AUTH_PASSWORD_ITERATIONS", 30, "AUTH_PASSWORD_PARALLEL", 1, "AUTH_PASSWORD_WAITING", 1);
        try (AuthService service = AuthService.start(TestDatabase.create(), slow)) {
            List<HttpResponse<String>> answers = AtOnce.call(6, i -> service.login("nobody", "wrong-password"));

            assertThat(answers).extracting(HttpResponse::statusCode).contains(401, 503);
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 503).allSatisfy(answer -> assertThat(
                            answer.headers().firstValue("Retry-After"))
                    .hasValue("1"));
            assertThat(service.login("demo", AuthService.DEMO_PASSWORD).statusCode())
                    .isEqualTo(201);
        }
    }

    private static HttpResponse<String> login(String username, String password, String forwardedFor) {
        return SERVICE.caller()
                .send(SERVICE.caller()
                        .request("/api/v1/auth/create")
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", forwardedFor)
                        .POST(BodyPublishers.ofString(AuthService.credentials(username, password))));
    }
}
