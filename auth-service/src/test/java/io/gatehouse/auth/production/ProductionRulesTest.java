package io.gatehouse.auth.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.auth.AuthService;
import io.gatehouse.shared.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionRulesTest {

    private static final Map<String, Object> FIT = Map.of(
            "AUTH_DEMO_PASSWORD", "",
            "AUTH_ADMIN_PASSWORD", "",
            "TOKEN_ISSUER", "https://api.example.com",
            "AUTH_KEY_ENCRYPTION_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");

    private final TestDatabase database = TestDatabase.create();

    @Test
    void refuseGuests() {
        assertRefused(Map.of("AUTH_GUEST_ENABLED", "true"), "AUTH_GUEST_ENABLED is true, expected false");
    }

    @Test
    void refuseADemoUserWhateverThePassword() {
        assertRefused(Map.of("AUTH_DEMO_PASSWORD", "a-secret-one"), "AUTH_DEMO_PASSWORD is set, expected nothing");
    }

    @Test
    void refuseThePublishedPasswordsForTheAdmin() {
        assertRefused(Map.of("AUTH_ADMIN_PASSWORD", "admin-password"), "AUTH_ADMIN_PASSWORD is the published example");
        assertRefused(Map.of("AUTH_ADMIN_PASSWORD", "demo-password"), "AUTH_ADMIN_PASSWORD is the published example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AUTH_ADMIN_PASSWORD             | Password2026!          | AUTH_ADMIN_PASSWORD is one of those that are tried first
            AUTH_ADMIN_PASSWORD             | admin123               | AUTH_ADMIN_PASSWORD is one of those that are tried first
            AUTH_PASSWORD_MEMORY_KIB        | 4096                   | AUTH_PASSWORD_MEMORY_KIB is 4096
            AUTH_PASSWORD_ITERATIONS        | 1                      | AUTH_PASSWORD_ITERATIONS is 1
            AUTH_TOKEN_LIFETIME             | 61m                    | AUTH_TOKEN_LIFETIME is PT1H1M, expected at most an hour
            AUTH_REFRESH_LIFETIME           | 31d                    | AUTH_REFRESH_LIFETIME is PT744H, expected at most 30 days
            AUTH_KEY_ROTATION               | 367d                   | AUTH_KEY_ROTATION is PT8808H, expected at most a year
            TOKEN_ISSUER                    | http://localhost:8080  | TOKEN_ISSUER is http://localhost:8080, expected an address such as https://api.example.com
            TOKEN_ISSUER                    | https://               | TOKEN_ISSUER is https://, expected an address
            TOKEN_ISSUER                    | https:api.example.com  | TOKEN_ISSUER is https:api.example.com, expected an address
            TOKEN_ISSUER                    | https://a.example?b=c  | TOKEN_ISSUER is https://a.example?b=c, expected an address
            TOKEN_ISSUER                    | https://a.example/b    | TOKEN_ISSUER is https://a.example/b, expected an address
            TOKEN_ISSUER                    | https://a.example/     | TOKEN_ISSUER is https://a.example/, expected an address
            TOKEN_ISSUER                    | https://a.example#b    | TOKEN_ISSUER is https://a.example#b, expected an address
            AUTH_LOGIN_FAILURES_PER_ACCOUNT | 101                    | AUTH_LOGIN_FAILURES_PER_ACCOUNT is 101, expected at most 100
            AUTH_LOGIN_FAILURES_PER_ADDRESS | 1001                   | AUTH_LOGIN_FAILURES_PER_ADDRESS is 1001, expected at most 1000
            AUTH_LOGIN_FIRST_DELAY          | 1ms                    | AUTH_LOGIN_FIRST_DELAY is PT0.001S, expected at least PT1S
            AUTH_LOGIN_LONGEST_DELAY        | 59s                    | AUTH_LOGIN_LONGEST_DELAY is PT59S, expected at least PT1M
            AUTH_LOGIN_FORGET_AFTER         | 14m                    | AUTH_LOGIN_FORGET_AFTER is PT14M, expected at least PT15M
            database.password               | auth-database-password | DATABASE_PASSWORD is the published example
            """)
    void refuseWeakSettings(String setting, String value, String reason) {
        assertRefused(Map.of(setting, value), reason);
    }

    @Test
    void refuseToKeepPrivateKeysUnencrypted() {
        assertRefused(Map.of("AUTH_KEY_ENCRYPTION_KEY", ""), "AUTH_KEY_ENCRYPTION_KEY is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"allow", "prefer"})
    void refuseADatabaseElsewhereThatMayBeUsedWithoutTls(String mode) {
        assertRefused(
                Map.of("DATABASE_HOST", "database.example", "DATABASE_SSL_MODE", mode),
                "DATABASE_SSL_MODE is " + mode + ", expected require, verify-ca or verify-full, or disable");
    }

    @Test
    void letADatabaseBeUsedWithoutTlsIfThatIsWanted() {
        assertThatThrownBy(() -> start(Map.of(
                        "AUTH_GUEST_ENABLED", "true",
                        "DATABASE_HOST", "database.example",
                        "DATABASE_SSL_MODE", "disable")))
                .satisfies(refusal -> assertThat(refusal).hasStackTraceContaining("AUTH_GUEST_ENABLED"))
                .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain("DATABASE_SSL_MODE"));
    }

    @Test
    void refuseToKeepPrivateKeysEncryptedWithWhatEverybodyKnows() {
        String published = "ZXhhbXBsZS1lbmNyeXB0aW9uLWtleS0zMi1ieXRlcy4=";

        assertRefused(Map.of("AUTH_KEY_ENCRYPTION_KEY", published), "AUTH_KEY_ENCRYPTION_KEY is the published example");
        assertRefused(
                Map.of("AUTH_KEY_ENCRYPTION_KEY", published + "," + FIT.get("AUTH_KEY_ENCRYPTION_KEY")),
                "AUTH_KEY_ENCRYPTION_KEY is the published example");
    }

    /** That is how it is replaced. */
    @Test
    void letThePublishedEncryptionKeyPassAsTheOneBefore() {
        String replaced = FIT.get("AUTH_KEY_ENCRYPTION_KEY") + ",ZXhhbXBsZS1lbmNyeXB0aW9uLWtleS0zMi1ieXRlcy4=";

        try (AuthService service = start(Map.of("AUTH_KEY_ENCRYPTION_KEY", replaced))) {
            assertThat(service.get("/health/liveness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refuseThePasswordGrant() {
        assertRefused(
                Map.of("AUTH_PASSWORD_GRANT_ENABLED", "true"), "AUTH_PASSWORD_GRANT_ENABLED is true, expected false");
    }

    @Test
    void nameEverythingThatIsWrongAtOnce() {
        assertRefused(
                Map.of(
                        "AUTH_GUEST_ENABLED", "true",
                        "AUTH_DEMO_PASSWORD", "demo-password",
                        "token.poll-interval", "2s",
                        "database.password", "auth-database-password"),
                "AUTH_GUEST_ENABLED",
                "AUTH_DEMO_PASSWORD",
                "TOKEN_POLL_INTERVAL",
                "DATABASE_PASSWORD");
    }

    @Test
    void neverShowASecret() {
        assertThatThrownBy(() -> start(Map.of("AUTH_DEMO_PASSWORD", "a-secret-one")))
                .hasMessageNotContaining("a-secret-one");
    }

    @Test
    void letASecretAdminPass() {
        try (AuthService service = start(Map.of("AUTH_ADMIN_PASSWORD", "a-secret-one"))) {
            service.eventually(() -> service.login("admin", "a-secret-one").statusCode() == 201);

            assertThat(service.postEmpty("/api/v1/auth/create").statusCode()).isEqualTo(401);
        }
    }

    private void assertRefused(Map<String, Object> environment, String... reasons) {
        assertThatThrownBy(() -> start(environment))
                .hasStackTraceContaining("Not in production")
                .satisfies(refusal -> {
                    for (String reason : reasons) {
                        assertThat(refusal).hasStackTraceContaining(reason);
                    }
                });
    }

    private AuthService start(Map<String, Object> environment) {
        Map<String, Object> settings = AuthService.settings(database, FIT);
        settings.putAll(environment);
        return AuthService.startAnyhow(settings, "production");
    }
}
