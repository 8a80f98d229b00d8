package io.gatehouse.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AtOnce;
import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ReuseTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Map<String, Object> CHEAP_PASSWORDS = Map.of("AUTH_PASSWORD_MEMORY_KIB", "64");

    @AutoClose
    private static final AuthService SERVICE = AuthService.start(DATABASE, CHEAP_PASSWORDS);

    @AutoClose
    private static final AuthService REPLICA = AuthService.start(DATABASE, CHEAP_PASSWORDS);

    @Test
    void hasOneWinnerInEveryRaceOfReplicas() {
        for (int round = 0; round < 30; round++) {
            String token = SERVICE.refreshToken("demo", AuthService.DEMO_PASSWORD);

            List<Integer> statuses = AtOnce.call(
                    4, i -> (i % 2 == 0 ? SERVICE : REPLICA).refresh(token).statusCode());

            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 401);
            assertThat(unspentTokensOf(token)).isEqualTo(1);
        }
    }

    @Test
    void isInTheAuditOnce() {
        String token = SERVICE.refreshToken("admin", AuthService.ADMIN_PASSWORD);
        SERVICE.refresh(token);
        assertThat(reuses()).isEmpty();

        REPLICA.refresh(token);
        SERVICE.refresh(token);

        assertThat(reuses()).singleElement().isEqualTo("failure: session %s is ended".formatted(sessionOf(token)));
    }

    @Test
    void endsTheAccessTokensToo() {
        Map<String, Object> first = AuthService.json(SERVICE.login("demo", AuthService.DEMO_PASSWORD));
        String refreshToken = String.valueOf(first.get("refresh_token"));
        String stolen =
                String.valueOf(AuthService.json(SERVICE.refresh(refreshToken)).get("token"));
        assertThat(valid(REPLICA, stolen)).isEqualTo(200);

        SERVICE.refresh(refreshToken);

        REPLICA.eventually(() -> valid(REPLICA, stolen) == 401);
        assertThat(valid(REPLICA, String.valueOf(first.get("token")))).isEqualTo(401);
    }

    private static int valid(AuthService service, String token) {
        return service.get("/api/v1/auth/valid?resource=smoke", token).statusCode();
    }

    private static List<String> reuses() {
        return Sql.column(DATABASE, """
                select result || ': ' || detail from audit_events
                where action = 'reuse-refresh-token' and target = 'admin'""");
    }

    private static String sessionOf(String token) {
        return Sql.column(
                        DATABASE,
                        "select session_id from refresh_tokens where hash = sha256('%s'::bytea)".formatted(token))
                .getFirst();
    }

    private static int unspentTokensOf(String token) {
        return Sql.column(DATABASE, """
                        select 1 from refresh_tokens
                        where spent_at is null and session_id = (
                            select session_id from refresh_tokens where hash = sha256('%s'::bytea))""".formatted(token)).size();
    }
}
