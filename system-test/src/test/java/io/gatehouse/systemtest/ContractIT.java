package io.gatehouse.systemtest;

import static io.gatehouse.systemtest.http.AnswerAssert.assertThatAnswer;

import io.gatehouse.systemtest.http.Answer;
import io.gatehouse.systemtest.http.Caller;
import io.gatehouse.systemtest.stack.Stack;
import io.gatehouse.systemtest.stack.StackExtension;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks who may call what at the gateway, and how it refuses a request. */
@ExtendWith(StackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContractIT {

    private final Stack stack;
    private Map<String, Caller> callers = Map.of();

    ContractIT(Stack stack) {
        this.stack = stack;
    }

    @BeforeAll
    void logIn() {
        Caller nobody = stack.caller();
        String guest =
                nobody.send("POST", "/api/v1/auth/create").json().path("token").asText();
        callers = Map.of(
                "nobody", nobody,
                "a liar", nobody.withToken("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9."),
                "a guest", nobody.withToken(guest),
                "demo", stack.caller("demo"),
                "admin", stack.caller("admin"));
    }

    @ParameterizedTest(name = "{1} {2} answers {0} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            nobody  | GET  | /api/v1/smoke                                                         | 200
            nobody  | GET  | /api/v1/smoke/                                                        | 200
            a liar  | GET  | /api/v1/smoke                                                         | 200
            nobody  | GET  | /health                                                               | 200
            nobody  | GET  | /health/liveness                                                      | 200
            nobody  | GET  | /health/readiness                                                     | 200
            nobody  | GET  | /schema                                                               | 200
            nobody  | GET  | /.well-known/jwks.json                                                | 200
            nobody  | GET  | /.well-known/oauth-authorization-server                               | 200
            a guest | GET  | /api/v1/resource/current_time                                         | 200
            a guest | GET  | /api/v1/resource/epoch_time                                           | 200
            demo    | GET  | /api/v1/factorial?number=0                                            | 200
            demo    | GET  | /api/v1/stocks/symbols                                                | 200
            demo    | GET  | /api/v1/stocks/time-series/AAPL                                       | 200
            demo    | GET  | /api/v1/stocks/time-series/AAPL?frequency=Quarterly&interval=2        | 200
            demo    | GET  | /stocks/time-series/AAPL?from=2013-12-31                              | 200
            admin   | GET  | /api/v1/auth/users                                                    | 200
            admin   | GET  | /api/v1/auth/clients                                                  | 200
            demo    | GET  | /api/v1/auth/valid?resource=stocks                                    | 200
            demo    | HEAD | /api/v1/resource/epoch_time                                           | 200
            """)
    void answers(String caller, String method, String path, int status) {
        Answer answer = callerCalled(caller).send(method, path);

        assertThatAnswer(answer).hasStatus(status).hasHeader("X-Request-Id", ".+");
    }

    @ParameterizedTest(name = "{1} {2} refuses {0} with {3}")
    @CsvSource(delimiter = '|', textBlock = """
            a guest | GET    | /api/v1/factorial?number=5                                          | 403
            a guest | GET    | /api/v1/stocks/symbols                                              | 403
            a guest | GET    | /api/v1/stocks/time-series/AAPL                                     | 403
            a guest | GET    | /stocks/time-series/AAPL                                            | 403
            demo    | POST   | /api/v1/stocks/imports                                              | 403
            demo    | GET    | /api/v1/auth/users                                                  | 403
            demo    | GET    | /api/v1/auth/clients                                                | 403
            demo    | GET    | /api/v1/auth/valid?resource=admin                                   | 403
            demo    | GET    | /api/v1/auth/valid                                                  | 400
            nobody  | GET    | /api/v1/nowhere                                                     | 404
            nobody  | GET    | /                                                                   | 404
            demo    | GET    | /api/v1/resource/nothing                                            | 404
            demo    | GET    | /api/v1/stocks/time-series/UNKNOWN                                  | 404
            nobody  | GET    | /schema/unknown-service.yml                                         | 404
            nobody  | DELETE | /api/v1/smoke                                                       | 405
            demo    | DELETE | /api/v1/resource/current_time                                       | 405
            nobody  | GET    | /api/v1/auth/create                                                 | 405
            demo    | GET    | /api/v1/factorial                                                   | 400
            demo    | GET    | /api/v1/factorial?number=-1                                         | 400
            demo    | GET    | /api/v1/factorial?number=1.5                                        | 400
            demo    | GET    | /api/v1/factorial?number=1000000000                                 | 400
            demo    | GET    | /api/v1/stocks/time-series/AAPL?interval=2                          | 400
            demo    | GET    | /api/v1/stocks/time-series/AAPL?frequency=Annual&interval=0         | 400
            demo    | GET    | /api/v1/stocks/time-series/AAPL?frequency=Annual&interval=1001      | 400
            demo    | GET    | /api/v1/stocks/time-series/AAPL?frequency=Hourly                    | 400
            demo    | GET    | /api/v1/stocks/time-series/AAPL?from=2014-01-01&to=2013-01-01       | 400
            demo    | GET    | /api/v1/stocks/time-series/AAPL?from=yesterday                      | 400
            nobody  | GET    | /prometheus                                                         | 404
            nobody  | GET    | /env                                                                | 404
            nobody  | GET    | /loggers                                                            | 404
            nobody  | GET    | /routes                                                             | 404
            admin   | GET    | /env                                                                | 404
            nobody  | GET    | /revocations                                                        | 404
            """)
    void refuses(String caller, String method, String path, int status) {
        Answer answer = callerCalled(caller).send(method, path);

        assertThatAnswer(answer).isProblem(status);
    }

    @ParameterizedTest(name = "{1} {2} wants a valid token from {0}")
    @CsvSource(delimiter = '|', textBlock = """
            nobody | GET  | /api/v1/resource/current_time
            nobody | GET  | /api/v1/resource/epoch_time
            nobody | GET  | /api/v1/factorial?number=5
            nobody | GET  | /api/v1/stocks/symbols
            nobody | GET  | /api/v1/stocks/time-series/AAPL
            nobody | GET  | /stocks/time-series/AAPL
            nobody | POST | /api/v1/stocks/imports
            nobody | GET  | /api/v1/auth/users
            nobody | GET  | /api/v1/auth/clients
            nobody | POST | /api/v1/auth/revoke
            nobody | GET  | /api/v1/auth/valid?resource=time
            nobody | GET  | /api/v1/boilerplate/greeting?name=Ada
            a liar | GET  | /api/v1/resource/current_time
            a liar | GET  | /api/v1/stocks/symbols
            a liar | GET  | /api/v1/auth/users
            """)
    void wantsATokenFrom(String caller, String method, String path) {
        Answer answer = callerCalled(caller).send(method, path);

        assertThatAnswer(answer).isChallenge();
    }

    @Test
    void refusesMoreHeaderFieldsThanAnybodyNeeds() {
        Answer answer = stack.caller().withToken("x".repeat(40_000)).get("/api/v1/stocks/symbols");

        assertThatAnswer(answer).isProblem(431);
    }

    private Caller callerCalled(String name) {
        return Objects.requireNonNull(callers.get(name), name);
    }
}
