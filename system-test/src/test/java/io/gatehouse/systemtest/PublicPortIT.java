package io.gatehouse.systemtest;

import static io.gatehouse.systemtest.http.AnswerAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.http.Answer;
import io.gatehouse.systemtest.http.Caller;
import io.gatehouse.systemtest.stack.Service;
import io.gatehouse.systemtest.stack.Stack;
import io.gatehouse.systemtest.stack.StackExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks what every service, including the gateway, answers at its public port, and what none may answer there. */
@ExtendWith(StackExtension.class)
final class PublicPortIT {

    private final Stack stack;

    PublicPortIT(Stack stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @FieldSource("io.gatehouse.systemtest.stack.Service#ALL")
    void saysItIsThere(Service service) {
        Caller caller = stack.callerOf(service);

        assertThatAnswer(caller.get("/api/v1/smoke")).hasStatus(200).hasJson("{'status':'OK'}");
        assertThatAnswer(caller.get("/api/v1/smoke/")).hasStatus(200).hasJson("{'status':'OK'}");
        assertThatAnswer(caller.get("/health/readiness")).hasStatus(200).hasJson("{'status':'UP'}");
        assertThatAnswer(caller.get("/health/liveness")).hasStatus(200).hasJson("{'status':'UP'}");
    }

    @ParameterizedTest
    @FieldSource("io.gatehouse.systemtest.stack.Service#ALL")
    void describesItself(Service service) {
        Caller caller = stack.callerOf(service);

        assertThatAnswer(caller.get("/schema")).hasStatus(200).hasHeader("Content-Type", "text/html.*");
        assertThat(caller.get("/schema/" + service.id() + ".yml").body()).startsWith("openapi: 3");
        assertThat(stack.caller().get("/schema/" + service.id() + ".yml").body())
                .startsWith("openapi: 3");
    }

    @ParameterizedTest
    @FieldSource("io.gatehouse.systemtest.stack.Service#ALL")
    void keepsManagementToItsOwnPort(Service service) {
        Caller management = Caller.at("http://127.0.0.1:" + stack.ports().management(service));

        for (String path : List.of("/prometheus", "/env", "/loggers", "/routes")) {
            assertThatAnswer(stack.callerOf(service).get(path)).isProblem(404);
        }
        assertThatAnswer(management.get("/prometheus")).hasStatus(200);
        assertThat(management.get("/prometheus").body()).contains("jvm_memory_used_bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resource-service /api/v1/resource/current_time",
                "resource-service /api/v1/factorial?number=5",
                "stocks-service /api/v1/stocks/symbols",
                "stocks-service /api/v1/stocks/time-series/AAPL",
                "auth-service /api/v1/auth/users",
                "auth-service /api/v1/auth/clients",
                "boilerplate-service /api/v1/boilerplate/greeting?name=Ada"
            })
    void checksTheTokenAgainBehindTheGateway(String place) {
        String service = place.split(" ", 2)[0];
        String path = place.split(" ", 2)[1];

        Answer answer = stack.callerOf(Service.of(service)).get(path);

        assertThatAnswer(answer).isChallenge();
    }

    @Test
    void tellsTheStateOfItsPartsOnlyToAdministrators() {
        Answer nobody = stack.caller().get("/health");
        Answer demo = stack.caller("demo").get("/health");
        Answer admin = stack.caller("admin").get("/health");

        assertThatAnswer(nobody).hasJson("{'status':'UP'}");
        assertThatAnswer(demo).hasJson("{'status':'UP'}");
        assertThat(admin.json().has("details")).describedAs("%s", admin).isTrue();
    }

    @Test
    void letsTheKeysBeCached() {
        Answer keys = stack.caller().get("/.well-known/jwks.json");
        String tag = keys.header("ETag").orElseThrow();

        Answer unchanged = stack.caller().with("If-None-Match", tag).get("/.well-known/jwks.json");

        assertThatAnswer(keys).hasStatus(200).hasHeader("Cache-Control", "public, max-age=[1-9][0-9]*");
        assertThatAnswer(unchanged).hasStatus(304).hasBody("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/smoke", "/api/v1/nowhere", "/api/v1/stocks/symbols", "/.well-known/jwks.json"})
    void keepsTheCallersRequestId(String path) {
        Answer kept = stack.caller().with("X-Request-Id", "system-test.1:A_b").get(path);
        Answer replaced = stack.caller().with("X-Request-Id", "two words").get(path);

        assertThatAnswer(kept).hasHeader("X-Request-Id", "system-test\\.1:A_b");
        assertThatAnswer(replaced).hasHeader("X-Request-Id", "[0-9a-f-]{36}");
    }
}
