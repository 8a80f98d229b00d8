package io.gatehouse.auth.user;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.gatehouse.auth.AtOnce;
import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Printed;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FirstUsersTest {

    private static final Map<String, Object> NOBODY = Map.of("AUTH_DEMO_PASSWORD", "", "AUTH_ADMIN_PASSWORD", "");
    private static final Pattern ONE_TIME = Pattern.compile("admin has the one-time password (\\S{20}) ");
    private static final Pattern FULL_DISK = Pattern.compile("not seen to yet.*(full_disk)");

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
    void keepWhatAnAdministratorChanged() {
        AuthService.start(database, Map.of()).close();
        Sql.update(database, "update users set permissions = '{smoke}' where username = 'demo'");
        Sql.update(database, "insert into group_members select id, 'read' from users where username = 'demo'");

        try (AuthService service = AuthService.start(database, Map.of("AUTH_DEMO_PASSWORD", "another-password"))) {
            assertThat(AuthService.json(service.login("demo", "another-password")))
                    .containsEntry("permissions", List.of("factorial", "smoke", "stocks", "time"));
            assertThat(Sql.column(database, "select permissions from users where username = 'demo'"))
                    .containsExactly("{smoke}");
        }
    }

    @Test
    void keepThePasswordTheyChoseUntilTheSettingsSayAnother() {
        AuthService before = AuthService.start(database, Map.of());
        before.post(
                "/api/v1/auth/password",
                "{\"username\":\"demo\",\"password\":\"demo-password\",\"new_password\":\"my-own-password\"}");
        before.close();

        try (AuthService same = AuthService.start(database, Map.of())) {
            assertThat(same.login("demo", "my-own-password").statusCode()).isEqualTo(201);
        }
        try (AuthService changed = AuthService.start(database, Map.of("AUTH_DEMO_PASSWORD", "another-password"))) {
            assertThat(changed.login("demo", "my-own-password").statusCode()).isEqualTo(401);
            assertThat(changed.login("demo", "another-password").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void areOneAdministratorWithAOneTimePasswordWhereThereIsNobody() {
        try (Printed printed = Printed.by(FirstStart.class)) {
            List<AuthService> replicas = AtOnce.call(2, i -> AuthService.start(database, NOBODY));
            AuthService service = replicas.getFirst();

            assertThat(printed.matches(ONE_TIME)).hasSize(1);
            String password = printed.matches(ONE_TIME).getFirst();
            assertThat(service.login("admin", password).statusCode()).isEqualTo(403);
            assertThat(changePassword(replicas.getLast(), password)).isEqualTo(201);
            assertThat(changePassword(service, password)).isEqualTo(401);
            assertThat(service.get("/api/v1/auth/users", service.token("admin", "the-first-admins-password"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(Sql.column(database, "select username from users")).containsExactly("admin");
            replicas.forEach(AuthService::close);
        }
    }

    @Test
    void haveAOneTimePasswordThatIsToldWhateverIsLogged() {
        PrintStream out = System.out;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Logger logger = (Logger) LoggerFactory.getLogger(FirstStart.class);
        logger.setLevel(Level.ERROR);
        System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));

        try (AuthService service = AuthService.start(database, NOBODY)) {
            Matcher password = ONE_TIME.matcher(told.toString(StandardCharsets.UTF_8));

            assertThat(password.find()).isTrue();
            assertThat(changePassword(service, password.group(1))).isEqualTo(201);
        } finally {
            System.setOut(out);
            logger.setLevel(null);
        }
    }

    @Test
    void areNotMadeAgainAtTheNextStart() {
        AuthService.start(database, NOBODY).close();

        try (Printed printed = Printed.by(FirstStart.class);
                AuthService service = AuthService.start(database, NOBODY)) {
            assertThat(printed.matches(ONE_TIME)).isEmpty();
            assertThat(service.get("/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void sayOnceWhyTheyAreNotThereYet() {
        AuthService.start(database, NOBODY).close();
        Sql.update(database, "alter table audit_events add constraint full_disk check (false) not valid");

        try (Printed printed = Printed.by(FirstUsers.class);
                AuthService service = AuthService.startAnyhow(AuthService.settings(database, Map.of()))) {
            service.eventually(() -> !printed.matches(FULL_DISK).isEmpty());
            Sql.update(database, "alter table audit_events drop constraint full_disk");
            service.eventually(() -> service.get("/health/readiness").statusCode() == 200);

            assertThat(printed.matches(FULL_DISK)).hasSize(1);
        }
    }

    @Test
    void areLetInAgainByTheSettingsIfTheOneTimePasswordIsLost() {
        AuthService.start(database, NOBODY).close();

        try (AuthService service = AuthService.start(database, Map.of("AUTH_DEMO_PASSWORD", ""))) {
            assertThat(service.login("admin", AuthService.ADMIN_PASSWORD).statusCode())
                    .isEqualTo(201);
        }
    }

    private static int changePassword(AuthService service, String oneTimePassword) {
        return service.post(
                        "/api/v1/auth/password",
                        "{\"username\":\"admin\",\"password\":\"%s\",\"new_password\":\"the-first-admins-password\"}"
                                .formatted(oneTimePassword))
                .statusCode();
    }

    @Test
    void areAddedOnceByReplicasThatStartAtTheSameTime() {
        List<AuthService> replicas = AtOnce.call(3, i -> AuthService.start(database, Map.of()));

        assertThat(Sql.column(database, "select username from users order by 1"))
                .containsExactly("admin", "demo");
        replicas.forEach(AuthService::close);
    }
}
