package io.gatehouse.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.TestDatabase;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class DatabaseOutageTest {

    private final TestDatabase database = TestDatabase.create();

    @AutoClose
    private final Relay relay = new Relay(database.port());

    @Test
    void startsWithoutADatabaseAndRecovers() {
        try (AuthService service = startBehindRelay()) {
            assertThat(service.get("/health/readiness").statusCode()).isEqualTo(503);
            assertThat(service.get("/health/liveness").statusCode()).isEqualTo(200);
            assertThat(service.get("/.well-known/jwks.json").statusCode()).isEqualTo(503);
            assertThat(service.login("demo", AuthService.DEMO_PASSWORD).statusCode())
                    .isEqualTo(503);

            relay.mend();

            service.eventually(() -> service.get("/health/readiness").statusCode() == 200);
            assertThat(service.login("demo", AuthService.DEMO_PASSWORD).statusCode())
                    .isEqualTo(201);
        }
    }

    /** PostgreSQL would keep what a vanished replica had locked for hours. */
    @Test
    void isNotKeptWaitingByATransactionThatDoesNotGoOn() {
        try (AuthService service = AuthService.start(database, Map.of())) {
            ConnectionFactory connections =
                    service.server().getApplicationContext().getBean(ConnectionFactory.class);

            String timeout = Flux.usingWhen(
                            connections.create(),
                            connection -> Flux.from(connection
                                            .createStatement("show idle_in_transaction_session_timeout")
                                            .execute())
                                    .flatMap(result -> result.map(row -> row.get(0, String.class))),
                            Connection::close)
                    .blockFirst();

            assertThat(timeout).isEqualTo("10s");
        }
    }

    @Test
    void answers503WhileTheDatabaseIsAwayAndRecovers() {
        relay.mend();
        try (AuthService service = startBehindRelay()) {
            service.eventually(() -> service.get("/health/readiness").statusCode() == 200);
            Map<String, Object> login = AuthService.json(service.login("demo", AuthService.DEMO_PASSWORD));
            String token = String.valueOf(login.get("token"));

            relay.cut();

            assertUnavailable(service.login("demo", AuthService.DEMO_PASSWORD));
            assertUnavailable(service.refresh(String.valueOf(login.get("refresh_token"))));
            assertUnavailable(service.send("POST", "/api/v1/auth/revoke", token, ""));
            assertUnavailable(service.get("/revocations"));

            relay.mend();

            service.eventually(
                    () -> service.login("demo", AuthService.DEMO_PASSWORD).statusCode() == 201);
            assertThat(service.refresh(String.valueOf(login.get("refresh_token")))
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void needsNoDatabaseForKeysAndChecks() {
        relay.mend();
        try (AuthService service = startBehindRelay()) {
            service.eventually(() -> service.get("/health/readiness").statusCode() == 200);
            String token = service.demo();

            relay.cut();

            assertThat(service.get("/.well-known/jwks.json").statusCode()).isEqualTo(200);
            assertThat(service.get("/api/v1/auth/valid?resource=smoke", token).statusCode())
                    .isEqualTo(200);
        }
    }

    private AuthService startBehindRelay() {
        return AuthService.startAnyhow(AuthService.settings(
                database, Map.of("database.port", relay.port(), "database.retry-interval", "100ms")));
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).doesNotContain("127.0.0.1", "r2dbc", "SQL");
    }
}
