package io.gatehouse.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AuthService;
import io.gatehouse.shared.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LoginStormTest {

    private static final int STORM = 40;

    /** Each login takes so long that everything else is over long before the storm is. */
    @AutoClose
    private final AuthService service = AuthService.start(
            TestDatabase.create(),
            Map.of(
                    "AUTH_PASSWORD_ITERATIONS",
                    30,
                    "AUTH_PASSWORD_PARALLEL",
                    1,
                    "AUTH_PASSWORD_WAITING",
                    4,
                    "AUTH_DEMO_PASSWORD",
                    ""));

    @Test
    void isShedWith503WhileEverythingElseIsAnswered() {
        String token = service.admin();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<HttpResponse<String>>> storm = IntStream.range(0, STORM)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> service.login("nobody" + i, "wrong-password"), threads))
                    .toList();
            service.eventually(() -> storm.stream().anyMatch(CompletableFuture::isDone));

            List<Integer> others = List.of(
                    service.get("/api/v1/auth/valid?resource=smoke", token).statusCode(),
                    service.get("/.well-known/jwks.json").statusCode(),
                    service.get("/revocations").statusCode(),
                    service.get("/api/v1/auth/users", token).statusCode(),
                    service.get("/health/readiness").statusCode());
            boolean raging = storm.stream().anyMatch(login -> !login.isDone());
            List<HttpResponse<String>> answers =
                    storm.stream().map(CompletableFuture::join).toList();

            assertThat(others).containsOnly(200);
            assertThat(raging).isTrue();
            assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(401, 503);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 503)
                    .hasSizeGreaterThan(STORM / 2)
                    .allSatisfy(answer -> assertThat(answer.headers().firstValue("Retry-After"))
                            .hasValue("1"));
        }
    }

    @Test
    void letsUsersInAgainWhenItIsOver() {
        IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> service.login("nobody" + i, "wrong-password")))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(service.login("admin", AuthService.ADMIN_PASSWORD).statusCode())
                .isEqualTo(201);
    }
}
