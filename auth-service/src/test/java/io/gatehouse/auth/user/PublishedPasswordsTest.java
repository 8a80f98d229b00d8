package io.gatehouse.auth.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Printed;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Production with a database that was a demonstration's. */
class PublishedPasswordsTest {

    private static final Map<String, Object> PRODUCTION = Map.of(
            "AUTH_DEMO_PASSWORD", "",
            "AUTH_ADMIN_PASSWORD", "",
            "TOKEN_ISSUER", "https://api.example.com",
            "AUTH_KEY_ENCRYPTION_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    private static final Pattern TAKEN =
            Pattern.compile("The password of (\\S+) was a published example.*/api/v1/auth/users/\\S+/password");

    private final TestDatabase database = TestDatabase.create();

    @Test
    void areTakenAwayBeforeTheServiceIsReady() {
        AuthService demonstration = AuthService.start(database, Map.of());
        String refreshToken = demonstration.refreshToken("demo", AuthService.DEMO_PASSWORD);
        demonstration.close();

        try (Printed printed = Printed.by(PublishedPasswords.class);
                AuthService service = startInProduction(Map.of())) {
            assertThat(service.login("demo", AuthService.DEMO_PASSWORD).statusCode())
                    .isEqualTo(401);
            assertThat(service.login("admin", AuthService.ADMIN_PASSWORD).statusCode())
                    .isEqualTo(401);
            assertThat(service.refresh(refreshToken).statusCode()).isEqualTo(401);
            assertThat(printed.matches(TAKEN)).containsExactly("demo", "admin");
            assertThat(Sql.column(database, "select username from users join familiar_networks on user_id = id"))
                    .isEmpty();
        }
        assertThat(taken()).containsExactlyInAnyOrder("demo", "admin");
    }

    @Test
    void areTakenAwayFromADisabledUserWhoseSettingsSaidAnotherSince() {
        AuthService.start(database, Map.of()).close();
        Sql.update(database, "update users set enabled = false, configured_hash = 'another' where username = 'demo'");
        List<String> before = hashes("demo");

        startInProduction(Map.of()).close();

        assertThat(hashes("demo")).isNotEqualTo(before);
    }

    @Test
    void leaveRoomForOneFromTheSettings() {
        AuthService.start(database, Map.of("AUTH_ADMIN_PASSWORD", "a-secret-one"))
                .close();
        Sql.update(
                database,
                "update users set password_hash = (select password_hash from users where username = 'demo')"
                        + " where username = 'admin'");

        startInProduction(Map.of("AUTH_ADMIN_PASSWORD", "a-secret-one")).close();
        assertThat(taken()).contains("admin");

        try (AuthService service = startInProduction(Map.of("AUTH_ADMIN_PASSWORD", "a-secret-one"))) {
            assertThat(service.login("admin", "a-secret-one").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void areNotMissedWhereThePasswordIsAnother() {
        AuthService.start(database, Map.of("AUTH_DEMO_PASSWORD", "my-own-password"))
                .close();
        List<String> before = hashes("demo");

        startInProduction(Map.of("AUTH_ADMIN_PASSWORD", "a-secret-one")).close();

        assertThat(hashes("demo")).isEqualTo(before);
        assertThat(taken()).isEmpty();
    }

    @Test
    void areLeftAloneIfTheyWereChangedMeanwhile() {
        try (AuthService service = AuthService.start(database, Map.of())) {
            List<String> before = hashes("demo");
            UUID demo = UUID.fromString(Sql.column(database, "select id from users where username = 'demo'")
                    .getFirst());

            Long taken = service.server()
                    .getApplicationContext()
                    .getBean(FirstUserRepository.class)
                    .takePassword(demo, "the hash before", "a hash")
                    .block();

            assertThat(taken).isZero();
            assertThat(hashes("demo")).isEqualTo(before);
        }
    }

    private List<String> hashes(String username) {
        return Sql.column(database, "select password_hash from users where username = '" + username + "'");
    }

    private List<String> taken() {
        return Sql.column(
                database,
                "select target from audit_events where action = 'set-password' and detail like '%published example'");
    }

    private AuthService startInProduction(Map<String, Object> environment) {
        Map<String, Object> settings = AuthService.settings(database, PRODUCTION);
        settings.putAll(environment);
        AuthService service = AuthService.startAnyhow(settings, "production");
        service.eventually(() -> service.get("/health/readiness").statusCode() == 200);
        return service;
    }
}
