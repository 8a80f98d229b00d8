package io.gatehouse.auth.oauth;

import static io.gatehouse.auth.TestClient.TOKEN;
import static io.gatehouse.auth.oauth.OAuthAnswers.assertError;
import static io.gatehouse.auth.oauth.OAuthAnswers.assertInvalidClient;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.auth.TestClient;
import io.gatehouse.shared.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PasswordGrantTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final AuthService SERVICE = AuthService.start(
            DATABASE, Map.of("AUTH_PASSWORD_GRANT_ENABLED", "true", "AUTH_LOGIN_FAILURES_PER_ACCOUNT", "3"));

    private static final TestClient CLIENT = TestClient.add(SERVICE, "smoke time admin", "password refresh_token");

    @Test
    void answersATokenForWhatBothUserAndClientMay() {
        HttpResponse<String> answer = passwordGrant(CLIENT, "demo", AuthService.DEMO_PASSWORD);

        assertThat(AuthService.json(answer))
                .containsOnlyKeys("access_token", "token_type", "expires_in", "refresh_token", "scope")
                .containsEntry("scope", "smoke time");
    }

    @Test
    void givesNoMoreThanTheScopeAskedFor() {
        assertThat(AuthService.json(withScope("time"))).containsEntry("scope", "time");
        assertError(withScope("stocks"), 400, "invalid_scope");
    }

    @Test
    void startsNoSessionWithoutAPermission() {
        String sessions = "select count(*) from sessions";
        List<String> before = Sql.column(DATABASE, sessions);

        assertError(withScope("admin"), 400, "invalid_scope");

        assertThat(Sql.column(DATABASE, sessions)).isEqualTo(before);
        assertThat(Sql.column(DATABASE, "select result || ': ' || detail from audit_events order by id desc limit 1"))
                .containsExactly("failure: Nothing is permitted of what was asked for");
    }

    @Test
    void givesNoRefreshTokenToWhoMayNotUseIt() {
        TestClient client = TestClient.add(SERVICE, "smoke", "password");

        assertThat(AuthService.json(passwordGrant(client, "demo", AuthService.DEMO_PASSWORD)))
                .doesNotContainKey("refresh_token");
    }

    @Test
    void answersInvalidGrantForAWrongPasswordUntilThereWereTooMany() {
        for (int i = 0; i < 3; i++) {
            assertError(passwordGrant(CLIENT, "nobody", "wrong"), 400, "invalid_grant");
        }

        HttpResponse<String> refused = passwordGrant(CLIENT, "nobody", "wrong");

        assertError(refused, 429, "temporarily_unavailable");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void answersInvalidGrantForAOneTimePassword() {
        Sql.update(DATABASE, "update users set password_change_required = true where username = 'admin'");

        assertError(passwordGrant(CLIENT, "admin", AuthService.ADMIN_PASSWORD), 400, "invalid_grant");
    }

    @Test
    void wantsBothAndAClient() {
        String form = TestClient.form("grant_type", "password", "username", "demo", "password", "demo-password");

        assertError(CLIENT.post(TOKEN, "grant_type", "password", "username", "demo"), 400, "invalid_request");
        assertError(CLIENT.post(TOKEN, "grant_type", "password", "password", "x"), 400, "invalid_request");
        assertInvalidClient(TestClient.send(SERVICE, TOKEN, form));
    }

    @Test
    void readsNoLongerNamesAndPasswordsThanALogin() {
        assertError(passwordGrant(CLIENT, "somebody-else", "x".repeat(1024)), 400, "invalid_grant");
        assertError(passwordGrant(CLIENT, "somebody-else", "x".repeat(1025)), 400, "invalid_request");
        assertError(passwordGrant(CLIENT, "x".repeat(1025), "wrong"), 400, "invalid_request");
    }

    @Test
    void isForClientsThatMayUseIt() {
        TestClient client = TestClient.add(SERVICE, "smoke", "client_credentials refresh_token");

        assertError(passwordGrant(client, "demo", AuthService.DEMO_PASSWORD), 400, "unauthorized_client");
    }

    @Test
    void isNotOfferedUnlessItIsSwitchedOn() {
        try (AuthService service = AuthService.start(DATABASE, Map.of())) {
            TestClient client = new TestClient(service, CLIENT.id(), CLIENT.secret());

            assertError(passwordGrant(client, "demo", AuthService.DEMO_PASSWORD), 400, "unsupported_grant_type");
        }
    }

    private static HttpResponse<String> withScope(String scope) {
        return CLIENT.post(
                TOKEN,
                "grant_type",
                "password",
                "username",
                "demo",
                "password",
                AuthService.DEMO_PASSWORD,
                "scope",
                scope);
    }

    private static HttpResponse<String> passwordGrant(TestClient client, String username, String password) {
        return client.post(TOKEN, "grant_type", "password", "username", username, "password", password);
    }
}
