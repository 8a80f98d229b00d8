package io.gatehouse.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Procedure;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What docs/operations.md has done to a restored database, to the letter: nothing that it brings back can be used. */
class RestoreTest {

    private final TestDatabase database = TestDatabase.create();

    @Test
    void bringsBackNeitherTokensNorSessionsNorKeys() throws IOException {
        AuthService before = start();
        before.eventually(() -> Keys.count(database, "NEXT") == 1);
        String token = before.demo();
        String refreshToken = before.refreshToken("demo", AuthService.DEMO_PASSWORD);
        before.close();

        Sql.update(database, Procedure.about("signing_keys"));

        assertThat(Sql.column(database, "select kid from signing_keys where private_key is not null"))
                .isEmpty();
        try (AuthService after = start()) {
            assertThat(Keys.isRefusedBy(after, token)).isTrue();
            assertThat(after.get("/revocations").body()).contains(Keys.signerOf(token));
            assertThat(after.refresh(refreshToken).statusCode()).isEqualTo(401);
            assertThat(Keys.isRefusedBy(after, after.demo())).isFalse();
        }
    }

    @Test
    void canBeDoneWhileTheServiceRuns() throws IOException {
        try (AuthService service = start()) {
            String token = service.demo();

            Sql.update(database, Procedure.about("signing_keys"));

            service.eventually(() -> Keys.isRefusedBy(service, token));
            service.eventually(() -> !Keys.isRefusedBy(service, service.demo()));
        }
    }

    private AuthService start() {
        return AuthService.start(database, Map.of());
    }
}
