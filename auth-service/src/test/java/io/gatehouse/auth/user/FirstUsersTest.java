package io.gatehouse.auth.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AtOnce;
import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstUsersTest {

    private final TestDatabase database = TestDatabase.create();

    @Test
    void existOnlyIfTheyHaveAPassword() {
        try (AuthService service =
                AuthService.start(database, Map.of("AUTH_DEMO_PASSWORD", "", "AUTH_ADMIN_PASSWORD", "some-password"))) {

            assertThat(Sql.column(database, "select username from users")).containsExactly("admin");
            assertThat(AuthService.json(service.login("admin", "some-password")))
                    .containsEntry(
                            "permissions", List.of("admin", "factorial", "smoke", "stocks", "stocks:write", "time"));
        }
    }

    @Test
    void getAnotherPasswordAtTheNextStart() {
        AuthService.start(database, Map.of()).close();

        try (AuthService service = AuthService.start(database, Map.of("AUTH_DEMO_PASSWORD", "another-password"))) {
            assertThat(service.login("demo", AuthService.DEMO_PASSWORD).statusCode())
                    .isEqualTo(401);
            assertThat(service.login("demo", "another-password").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void staySignedInOverARestart() {
        AuthService before = AuthService.start(database, Map.of());
        String refreshToken = before.refreshToken("demo", AuthService.DEMO_PASSWORD);
        before.close();

        try (AuthService after = AuthService.start(database, Map.of())) {
            assertThat(after.refresh(refreshToken).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void stayDisabled() {
        AuthService.start(database, Map.of()).close();
        Sql.update(database, "update users set enabled = false where username = 'demo'");

        try (AuthService service = AuthService.start(database, Map.of())) {
            assertThat(service.login("demo", AuthService.DEMO_PASSWORD).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void areAddedOnceByReplicasThatStartAtTheSameTime() {
        List<AuthService> replicas = AtOnce.call(3, i -> AuthService.start(database, Map.of()));

        assertThat(Sql.column(database, "select username from users order by 1"))
                .containsExactly("admin", "demo");
        replicas.forEach(AuthService::close);
    }
}
