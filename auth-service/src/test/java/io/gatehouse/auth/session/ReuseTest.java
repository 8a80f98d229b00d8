package io.gatehouse.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AtOnce;
import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import io.micronaut.context.event.ApplicationEventListener;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    void isToldToWhoeverListens() {
        Recorder recorder = new Recorder();
        try (AuthService service = AuthService.start(DATABASE, CHEAP_PASSWORDS)) {
            service.server().getApplicationContext().registerSingleton(recorder);
            String token = service.refreshToken("demo", AuthService.DEMO_PASSWORD);
            service.refresh(token);
            assertThat(recorder.reuses).isEmpty();

            service.refresh(token);
            service.refresh(token);
        }

        assertThat(recorder.reuses).singleElement().satisfies(reuse -> assertThat(Sql.column(
                        DATABASE,
                        "select user_id from sessions where ended_at is not null and id = '%s'"
                                .formatted(reuse.sessionId())))
                .containsExactly(reuse.userId().toString()));
    }

    private static int unspentTokensOf(String token) {
        return Sql.column(DATABASE, """
                        select 1 from refresh_tokens
                        where spent_at is null and session_id = (
                            select session_id from refresh_tokens where hash = sha256('%s'::bytea))""".formatted(token)).size();
    }

    private static final class Recorder implements ApplicationEventListener<RefreshTokenReused> {

        private final Queue<RefreshTokenReused> reuses = new ConcurrentLinkedQueue<>();

        @Override
        public void onApplicationEvent(RefreshTokenReused reuse) {
            reuses.add(reuse);
        }
    }
}
