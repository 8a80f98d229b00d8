package io.gatehouse.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.shared.testing.TestDatabase;
import io.micronaut.context.env.Environment;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final AuthService SERVICE = AuthService.start(DATABASE, Map.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            auth.token.lifetime             | 15m
            auth.key.rotation               | 30d
            auth.key.published-before       | 10m
            auth.key.check-interval         | 10s
            auth.session.refresh-lifetime   | 30d
            auth.session.cleanup-interval   | 1h
            auth.guest.enabled              | false
            auth.guest.permissions          | smoke,time
            auth.password.memory-kib        | 19456
            auth.password.iterations        | 2
            auth.password.lanes             | 1
            auth.password.parallel          | ''
            auth.password.waiting           | 25
            auth.login.failures-per-account | 10
            auth.login.failures-per-address | 100
            auth.login.first-delay          | 1s
            auth.login.longest-delay        | 1m
            auth.login.forget-after         | 15m
            auth.login.familiar-for         | 30d
            auth.oauth.password-grant-enabled | false
            auth.client.failures-per-client   | 10
            auth.client.failures-per-address  | 100
            auth.client.window                | 1m
            auth.client.remembered            | 100000
            """)
    void haveDefaults(String key, String expected) {
        Environment environment = SERVICE.server().getApplicationContext().getEnvironment();

        assertThat(environment.getProperty(key, String.class)).hasValue(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AUTH_TOKEN_LIFETIME             | 0s        | AUTH_TOKEN_LIFETIME is PT0S
            AUTH_TOKEN_LIFETIME             | soon      | soon
            AUTH_TOKEN_LIFETIME             | 366d      | AUTH_TOKEN_LIFETIME is PT8784H: expected at least a second and at most 365d
            AUTH_TOKEN_LIFETIME             | 3000000d  | AUTH_TOKEN_LIFETIME is PT72000000H
            AUTH_KEY_ENCRYPTION_KEY         | c2hvcnQ=  | AUTH_KEY_ENCRYPTION_KEY is not 32 bytes in Base64
            AUTH_KEY_ENCRYPTION_KEY         | ,         | AUTH_KEY_ENCRYPTION_KEY is not 32 bytes in Base64
            AUTH_KEY_ENCRYPTION_KEY         | %         | AUTH_KEY_ENCRYPTION_KEY is not 32 bytes in Base64
            AUTH_KEY_ROTATION               | 9m        | AUTH_KEY_ROTATION is PT9M
            AUTH_KEY_PUBLISHED_BEFORE       | 69s       | AUTH_KEY_PUBLISHED_BEFORE is PT1M9S
            AUTH_KEY_CHECK_INTERVAL         | 0s        | AUTH_KEY_CHECK_INTERVAL is PT0S
            AUTH_REFRESH_LIFETIME           | -1s       | refreshLifetime - expected a duration of at least 1ms
            AUTH_CLEANUP_INTERVAL           | 0s        | cleanupInterval - expected a duration of at least 1ms
            AUTH_GUEST_PERMISSIONS          | smoke,fly | AUTH_GUEST_PERMISSIONS names "fly"
            AUTH_DEMO_PASSWORD              | short     | AUTH_DEMO_PASSWORD has 5 characters
            AUTH_ADMIN_PASSWORD             | short     | AUTH_ADMIN_PASSWORD has 5 characters
            AUTH_PASSWORD_MEMORY_KIB        | 63        | memoryKib
            AUTH_PASSWORD_ITERATIONS        | 0         | iterations
            AUTH_PASSWORD_LANES             | 0         | lanes
            AUTH_PASSWORD_PARALLEL          | 0         | parallel
            AUTH_PASSWORD_WAITING           | 0         | waiting
            AUTH_LOGIN_FAILURES_PER_ACCOUNT | 0         | failuresPerAccount
            AUTH_LOGIN_FAILURES_PER_ADDRESS | 0         | failuresPerAddress
            AUTH_LOGIN_FIRST_DELAY          | 0s        | AUTH_LOGIN_FIRST_DELAY is PT0S
            AUTH_LOGIN_LONGEST_DELAY        | 1s        | AUTH_LOGIN_LONGEST_DELAY is PT1S
            AUTH_LOGIN_FORGET_AFTER         | 1m        | AUTH_LOGIN_FORGET_AFTER is PT1M
            AUTH_LOGIN_FAMILIAR_FOR         | -1s       | AUTH_LOGIN_FAMILIAR_FOR is PT-1S
            AUTH_CLIENT_FAILURES_PER_CLIENT  | 0         | failuresPerClient
            AUTH_CLIENT_FAILURES_PER_ADDRESS | 0         | failuresPerAddress
            AUTH_CLIENT_WINDOW               | 0s        | window - expected a duration of at least 1ms
            AUTH_CLIENT_REMEMBERED           | 0         | remembered
            """)
    void stopTheStartWhenTheyAreBad(String variable, String value, String reason) {
        Map<String, Object> settings = AuthService.settings(DATABASE, Map.of(variable, value));

        assertThatThrownBy(() -> AuthService.startAnyhow(settings)).hasStackTraceContaining(reason);
    }

    @Test
    void changeHowLongTokensWork() {
        try (AuthService service = AuthService.start(DATABASE, Map.of("AUTH_TOKEN_LIFETIME", "1m"))) {
            assertThat(AuthService.json(service.login("demo", AuthService.DEMO_PASSWORD)))
                    .containsEntry("expires_in", 60L);
        }
    }

    @Test
    void changeWhatGuestsMayDo() {
        Map<String, Object> guests = Map.of("AUTH_GUEST_ENABLED", "true", "AUTH_GUEST_PERMISSIONS", "factorial");
        try (AuthService service = AuthService.start(DATABASE, guests)) {
            assertThat(service.postEmpty("/api/v1/auth/create").body()).contains("\"permissions\":[\"factorial\"]");
        }
    }

    @Test
    void changeWhoIssuesTokensAndForWhom() {
        Map<String, Object> names = Map.of("TOKEN_ISSUER", "https://api.example.org", "TOKEN_AUDIENCE", "somewhere");
        try (AuthService service = AuthService.start(DATABASE, names)) {
            String token = service.demo();

            assertThat(service.get("/api/v1/auth/valid?resource=smoke", token).statusCode())
                    .isEqualTo(200);
            assertThat(SERVICE.get("/api/v1/auth/valid?resource=smoke", token).statusCode())
                    .isEqualTo(401);
        }
    }
}
