package io.gatehouse.auth.oauth;

import static io.gatehouse.auth.TestClient.INTROSPECT;
import static io.gatehouse.auth.TestClient.REVOKE;
import static io.gatehouse.auth.TestClient.TOKEN;
import static io.gatehouse.auth.oauth.OAuthAnswers.assertError;
import static io.gatehouse.auth.oauth.OAuthAnswers.assertInvalidClient;
import static io.gatehouse.auth.oauth.OAuthAnswers.assertNotForCaches;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.auth.TestClient;
import io.gatehouse.shared.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntrospectionEndpointTest {

    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    private static final TestDatabase DATABASE = TestDatabase.create();

    /** Its checkers hear of a revocation late: what it knows of one at once, it knows from the database. */
    @AutoClose
    private static final AuthService SERVICE = AuthService.start(
            DATABASE,
            Map.of(
                    "AUTH_PASSWORD_GRANT_ENABLED", "true",
                    "AUTH_GUEST_ENABLED", "true",
                    "token.poll-interval", "5s"));

    private static final TestClient CLIENT =
            TestClient.add(SERVICE, "smoke time", "client_credentials password refresh_token");

    @Test
    void saysWhatAClientsTokenIsGoodFor() throws Exception {
        String token = CLIENT.token();
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();

        HttpResponse<String> answer = CLIENT.post(INTROSPECT, "token", token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertNotForCaches(answer);
        assertThat(AuthService.json(answer))
                .containsOnlyKeys(
                        "active",
                        "scope",
                        "client_id",
                        "token_type",
                        "exp",
                        "iat",
                        "sub",
                        "aud",
                        "iss",
                        "jti",
                        "permissions")
                .containsEntry("active", true)
                .containsEntry("scope", "smoke time")
                .containsEntry("client_id", CLIENT.id())
                .containsEntry("token_type", "Bearer")
                .containsEntry("sub", CLIENT.id())
                .containsEntry("iss", "http://localhost:8080")
                .containsEntry("aud", List.of("gatehouse"))
                .containsEntry("jti", claims.getJWTID())
                .containsEntry("permissions", List.of("smoke", "time"))
                .containsEntry("exp", claims.getExpirationTime().toInstant().getEpochSecond())
                .containsEntry("iat", claims.getIssueTime().toInstant().getEpochSecond());
    }

    @Test
    void saysWhoseAUsersTokensAre() {
        HttpResponse<String> login = passwordGrant();

        assertThat(CLIENT.introspect(TestClient.accessToken(login)))
                .containsEntry("active", true)
                .containsEntry("username", "demo")
                .containsEntry("sub", "demo")
                .containsEntry("client_id", CLIENT.id());
        assertThat(CLIENT.introspect(TestClient.refreshToken(login)))
                .containsOnlyKeys("active", "scope", "client_id", "username", "sub", "exp")
                .containsEntry("active", true)
                .containsEntry("username", "demo")
                .containsEntry("scope", "smoke time")
                .containsEntry("client_id", CLIENT.id());
    }

    @Test
    void knowsTheContractsOwnTokens() {
        Map<String, Object> login = AuthService.json(SERVICE.login("demo", AuthService.DEMO_PASSWORD));
        String guest = String.valueOf(
                AuthService.json(SERVICE.postEmpty("/api/v1/auth/create")).get("token"));

        assertThat(CLIENT.introspect(String.valueOf(login.get("token"))))
                .containsEntry("username", "demo")
                .containsEntry("client_id", "gatehouse~login");
        assertThat(CLIENT.introspect(String.valueOf(login.get("refresh_token"))))
                .containsEntry("username", "demo")
                .containsEntry("client_id", "gatehouse~login");
        assertThat(CLIENT.introspect(guest)).containsEntry("sub", "guest").doesNotContainKey("username");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token", "something_else"})
    void needsNoHintAndMindsNone(String hint) {
        HttpResponse<String> login = passwordGrant();

        assertThat(withHint(TestClient.accessToken(login), hint)).containsEntry("active", true);
        assertThat(withHint(TestClient.refreshToken(login), hint)).containsEntry("active", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.", "\u0000", "\u00fc", "."})
    void saysNothingOfTokensOfOthers(String token) {
        assertThat(CLIENT.introspect(token)).isEqualTo(INACTIVE);
    }

    @Test
    void saysNothingOfAForgedToken() {
        String token = CLIENT.token();
        String forged = token.substring(0, token.lastIndexOf('.')) + ".AAAA";

        assertThat(CLIENT.introspect(forged)).isEqualTo(INACTIVE);
    }

    @Test
    void knowsOfARevokedAccessTokenAtOnce() {
        String token = CLIENT.token();

        CLIENT.post(REVOKE, "token", token);

        assertThat(CLIENT.introspect(token)).isEqualTo(INACTIVE);
    }

    @Test
    void knowsOfARevokedRefreshTokenAndTheTokensThatCameWithItAtOnce() {
        HttpResponse<String> login = passwordGrant();

        CLIENT.post(REVOKE, "token", TestClient.refreshToken(login));

        assertThat(CLIENT.introspect(TestClient.refreshToken(login))).isEqualTo(INACTIVE);
        assertThat(CLIENT.introspect(TestClient.accessToken(login))).isEqualTo(INACTIVE);
    }

    @Test
    void knowsOfALogoutAtTheContractsOwnEndpointAtOnce() {
        Map<String, Object> login = AuthService.json(SERVICE.login("demo", AuthService.DEMO_PASSWORD));
        String token = String.valueOf(login.get("token"));

        SERVICE.send("POST", "/api/v1/auth/revoke", token, "");

        assertThat(CLIENT.introspect(token)).isEqualTo(INACTIVE);
        assertThat(CLIENT.introspect(String.valueOf(login.get("refresh_token"))))
                .isEqualTo(INACTIVE);
    }

    @Test
    void knowsOfASpentTokenAndOfOneUsedTwice() {
        HttpResponse<String> first = passwordGrant();
        HttpResponse<String> second = refresh(TestClient.refreshToken(first));
        assertThat(CLIENT.introspect(TestClient.refreshToken(first))).isEqualTo(INACTIVE);
        assertThat(CLIENT.knowsToBeActive(TestClient.refreshToken(second))).isTrue();

        refresh(TestClient.refreshToken(first));

        assertThat(CLIENT.introspect(TestClient.refreshToken(second))).isEqualTo(INACTIVE);
        assertThat(CLIENT.introspect(TestClient.accessToken(second))).isEqualTo(INACTIVE);
    }

    @Test
    void knowsOfADisabledClientAtOnce() {
        TestClient client = TestClient.add(SERVICE, "smoke", "client_credentials password refresh_token");
        String token = client.token();
        HttpResponse<String> login =
                client.post(TOKEN, "grant_type", "password", "username", "demo", "password", AuthService.DEMO_PASSWORD);

        client.setEnabled(false);

        assertThat(CLIENT.introspect(token)).isEqualTo(INACTIVE);
        assertThat(CLIENT.introspect(TestClient.accessToken(login))).isEqualTo(INACTIVE);
        assertThat(CLIENT.introspect(TestClient.refreshToken(login))).isEqualTo(INACTIVE);
        client.setEnabled(true);
        assertThat(CLIENT.introspect(token)).isEqualTo(INACTIVE);
        assertThat(CLIENT.knowsToBeActive(client.token())).isTrue();
    }

    @Test
    void knowsOfADisabledUserAtOnce() {
        String json = "{\"username\":\"olga\",\"password\":\"olga-password\",\"permissions\":[\"smoke\"]}";
        Object id = AuthService.json(SERVICE.send("POST", "/api/v1/auth/users", SERVICE.admin(), json))
                .get("id");
        Map<String, Object> login = AuthService.json(SERVICE.login("olga", "olga-password"));

        SERVICE.send("PUT", "/api/v1/auth/users/" + id + "/enabled", SERVICE.admin(), "{\"enabled\":false}");

        assertThat(CLIENT.introspect(String.valueOf(login.get("token")))).isEqualTo(INACTIVE);
        assertThat(CLIENT.introspect(String.valueOf(login.get("refresh_token"))))
                .isEqualTo(INACTIVE);
    }

    @Test
    void knowsOfAnExpiredRefreshToken() {
        String token = TestClient.refreshToken(passwordGrant());

        Sql.update(
                DATABASE, "update refresh_tokens set expires_at = now() where hash = sha256('" + token + "'::bytea)");

        assertThat(CLIENT.introspect(token)).isEqualTo(INACTIVE);
    }

    @Test
    void isForClientsWithTheRightToIt() {
        TestClient client = TestClient.add(SERVICE, "smoke", "client_credentials");
        String change = "{\"scopes\":[\"smoke\"],\"grant_types\":[\"client_credentials\"],\"introspection\":false}";
        SERVICE.send("PUT", client.path(), SERVICE.admin(), change);

        assertError(client.post(INTROSPECT, "token", client.token()), 403, "unauthorized_client");
        assertInvalidClient(TestClient.send(SERVICE, INTROSPECT, TestClient.form("token", client.token())));
        assertInvalidClient(
                TestClient.send(SERVICE, INTROSPECT, "token=x", "Authorization", "Bearer " + SERVICE.admin()));
        assertThat(CLIENT.postInForm(INTROSPECT, "token", "x").statusCode()).isEqualTo(200);
    }

    @Test
    void answersInvalidRequestWithoutAToken() {
        assertError(CLIENT.post(INTROSPECT, "token_type_hint", "access_token"), 400, "invalid_request");
        assertError(CLIENT.post(INTROSPECT, "token", "x", "token", "y"), 400, "invalid_request");
    }

    private static Map<String, Object> withHint(String token, String hint) {
        return AuthService.json(CLIENT.post(INTROSPECT, "token", token, "token_type_hint", hint));
    }

    private static HttpResponse<String> passwordGrant() {
        return CLIENT.post(TOKEN, "grant_type", "password", "username", "demo", "password", AuthService.DEMO_PASSWORD);
    }

    private static HttpResponse<String> refresh(String token) {
        return CLIENT.post(TOKEN, "grant_type", "refresh_token", "refresh_token", token);
    }
}
