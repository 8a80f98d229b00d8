package io.gatehouse.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SessionCleanupTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final AuthService SERVICE = AuthService.start(DATABASE, Map.of());

    @Test
    void deletesOnePortionAfterTheOther() {
        String live = SERVICE.refreshToken("demo", AuthService.DEMO_PASSWORD);
        Sql.update(DATABASE, """
                with old as (
                    insert into sessions (user_id) select users.id
                    from (select id from users limit 1) as users, generate_series(1, 3) returning id)
                insert into refresh_tokens
                select sha256(cast(id || '-' || n as bytea)), id, now() - interval '1 minute'
                from old, generate_series(1, 3) as n""");
        Sql.update(DATABASE, """
                insert into refresh_tokens select sha256('spent'), session_id, now() - interval '1 minute', now()
                from refresh_tokens where expires_at > now()""");

        SessionCleanup cleanup = SERVICE.server().getApplicationContext().getBean(SessionCleanup.class);
        assertThat(cleanup.deleteExpired(2).block()).isEqualTo(10);

        assertThat(Sql.column(DATABASE, "select id from sessions")).hasSize(1);
        assertThat(Sql.column(DATABASE, "select hash from refresh_tokens")).hasSize(1);
        assertThat(SERVICE.refresh(live).statusCode()).isEqualTo(201);
    }
}
