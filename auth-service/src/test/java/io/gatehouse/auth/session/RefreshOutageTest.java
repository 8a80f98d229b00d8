package io.gatehouse.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Relay;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What becomes of a family of refresh tokens when its database goes away at the worst moment. */
class RefreshOutageTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final Relay RELAY = new Relay(DATABASE.port());

    @AutoClose
    private static final AuthService SERVICE = startBehindRelay();

    private static final String WAITING = """
            select pid from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and query like '%spent as%'""";

    @Test
    void goesOnWhenTheDatabaseKillsTheConnection() throws Exception {
        String first = demoRefreshToken();

        HttpResponse<String> answer;
        try (Connection lock = lockTokens()) {
            CompletableFuture<HttpResponse<String>> refresh =
                    CompletableFuture.supplyAsync(() -> SERVICE.refresh(first));
            SERVICE.eventually(() -> Sql.column(DATABASE, WAITING).size() == 1);
            Sql.column(DATABASE, WAITING.replace("select pid", "select pg_terminate_backend(pid)"));
            lock.rollback();
            answer = refresh.join();
        }

        assertGoesOn(first, answer);
    }

    @Test
    void goesOnWhenTheRefreshWasStoredButItsAnswerWasLost() throws Exception {
        String first = demoRefreshToken();

        HttpResponse<String> answer;
        try (Connection lock = lockTokens()) {
            CompletableFuture<HttpResponse<String>> refresh =
                    CompletableFuture.supplyAsync(() -> SERVICE.refresh(first));
            SERVICE.eventually(() -> Sql.column(DATABASE, WAITING).size() == 1);
            RELAY.cut();
            lock.rollback();
            SERVICE.eventually(() ->
                    Sql.column(DATABASE, "select 1 from refresh_tokens where spent_at is not null and " + hashIs(first))
                                    .size()
                            == 1);
            RELAY.mend();
            answer = refresh.join();
        }

        assertGoesOn(first, answer);
    }

    @Test
    void goesOnWhenTheAnswerIsAskedForBeforeTheRefreshIsStored() throws Exception {
        String first = demoRefreshToken();

        HttpResponse<String> answer;
        try (Connection lock = lockTokens()) {
            CompletableFuture<HttpResponse<String>> refresh =
                    CompletableFuture.supplyAsync(() -> SERVICE.refresh(first));
            SERVICE.eventually(() -> Sql.column(DATABASE, WAITING).size() == 1);
            RELAY.cut();
            RELAY.mend();
            SERVICE.eventually(() -> Sql.column(DATABASE, WAITING).size() == 2);
            lock.rollback();
            answer = refresh.join();
        }

        assertGoesOn(first, answer);
    }

    @Test
    void losesNoFamilyAndForksNoneWhateverIsKilledWhen() {
        for (int round = 0; round < 20; round++) {
            String token = demoRefreshToken();

            CompletableFuture<HttpResponse<String>> refresh =
                    CompletableFuture.supplyAsync(() -> SERVICE.refresh(token));
            Sql.column(DATABASE, """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()""");
            HttpResponse<String> answer = refresh.join();

            assertThat(answer.statusCode()).isIn(201, 503);
            if (answer.statusCode() != 201) {
                SERVICE.eventually(() -> SERVICE.refresh(token).statusCode() == 201);
            }
            assertThat(liveTokensInTheFamilyOf(token)).isEqualTo(1);
        }
    }

    /** The answer is a pair that works, and the only one. */
    private static void assertGoesOn(String first, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(liveTokensInTheFamilyOf(first)).isEqualTo(1);
        assertThat(SERVICE.refresh(String.valueOf(AuthService.json(answer).get("refresh_token")))
                        .statusCode())
                .isEqualTo(201);
    }

    private static int liveTokensInTheFamilyOf(String token) {
        return Sql.column(DATABASE, """
                        select 1 from refresh_tokens join sessions on sessions.id = session_id
                        where spent_at is null and ended_at is null and session_id = (
                            select session_id from refresh_tokens where %s)""".formatted(hashIs(token))).size();
    }

    private static String hashIs(String token) {
        return "hash = sha256('%s'::bytea)".formatted(token);
    }

    private static String demoRefreshToken() {
        return SERVICE.refreshToken("demo", AuthService.DEMO_PASSWORD);
    }

    /** Whoever would change a refresh token has to wait until this is rolled back. */
    private static Connection lockTokens() throws SQLException {
        Connection connection = Sql.connect(DATABASE);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1 from refresh_tokens for update");
        }
        return connection;
    }

    private static AuthService startBehindRelay() {
        RELAY.mend();
        return AuthService.start(DATABASE, Map.of("database.port", RELAY.port(), "AUTH_PASSWORD_MEMORY_KIB", "64"));
    }
}
