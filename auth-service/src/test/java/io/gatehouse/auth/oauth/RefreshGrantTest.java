package io.gatehouse.auth.oauth;

import static io.gatehouse.auth.TestClient.TOKEN;
import static io.gatehouse.auth.oauth.OAuthAnswers.assertError;
import static io.gatehouse.auth.oauth.OAuthAnswers.assertInvalidClient;
import static io.gatehouse.auth.oauth.OAuthAnswers.assertNotForCaches;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.auth.AtOnce;
import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.auth.TestClient;
import io.gatehouse.shared.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RefreshGrantTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final AuthService SERVICE =
            AuthService.start(DATABASE, Map.of("AUTH_PASSWORD_GRANT_ENABLED", "true"));

    private static final TestClient CLIENT = TestClient.add(SERVICE, "smoke time admin", "password refresh_token");
    private static final TestClient OTHER = TestClient.add(SERVICE, "smoke time", "password refresh_token");

    @Test
    void continuesAUsersOwnLoginWithoutAClient() throws Exception {
        HttpResponse<String> answer = withoutClient(ownLogin());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(AuthService.json(answer))
                .containsOnlyKeys("access_token", "token_type", "expires_in", "refresh_token", "scope")
                .containsEntry("scope", "factorial smoke stocks time");
        assertNotForCaches(answer);
        assertThat(SignedJWT.parse(TestClient.accessToken(answer))
                        .getJWTClaimsSet()
                        .getClaims())
                .containsEntry("sub", "demo")
                .containsEntry("client_id", "gatehouse~login");
        assertThat(SERVICE.refresh(TestClient.refreshToken(answer)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void continuesWhatTheClientGot() throws Exception {
        HttpResponse<String> answer = refresh(CLIENT, clientsLogin());

        assertThat(AuthService.json(answer)).containsEntry("scope", "smoke time");
        assertThat(SignedJWT.parse(TestClient.accessToken(answer))
                        .getJWTClaimsSet()
                        .getClaims())
                .containsEntry("sub", "demo")
                .containsEntry("client_id", CLIENT.id());
        assertThat(refresh(CLIENT, TestClient.refreshToken(answer)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesATokenThatWasGivenToSomeoneElseAndLeavesItAlone() {
        String clients = clientsLogin();
        String own = ownLogin();

        assertError(refresh(OTHER, clients), 400, "invalid_grant");
        assertError(withoutClient(clients), 400, "invalid_grant");
        assertThat(SERVICE.refresh(clients).statusCode()).isEqualTo(401);
        assertError(refresh(CLIENT, own), 400, "invalid_grant");

        assertThat(refresh(CLIENT, clients).statusCode()).isEqualTo(200);
        assertThat(withoutClient(own).statusCode()).isEqualTo(200);
    }

    @Test
    void wantsTheClientsSecretToo() {
        String token = clientsLogin();
        String form = TestClient.form("grant_type", "refresh_token", "refresh_token", token, "client_id", CLIENT.id());

        assertInvalidClient(TestClient.send(SERVICE, TOKEN, form));
        assertInvalidClient(
                TestClient.send(SERVICE, TOKEN, form, "Authorization", TestClient.basic(CLIENT.id(), "wrong")));
    }

    @Test
    void endsTheFamilyWhenASpentTokenComesAgain() {
        String first = clientsLogin();
        String second = TestClient.refreshToken(refresh(CLIENT, first));

        assertError(refresh(CLIENT, first), 400, "invalid_grant");
        assertError(refresh(CLIENT, second), 400, "invalid_grant");
    }

    @Test
    void hasOneWinnerWhenOneTokenIsUsedManyTimesAtOnce() {
        String token = clientsLogin();

        List<Integer> statuses = AtOnce.call(8, i -> refresh(CLIENT, token).statusCode());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 400);
    }

    @Test
    void givesLessIfAskedToAndAllAgainAfterwards() {
        HttpResponse<String> less = refresh(CLIENT, clientsLogin(), "scope", "time");
        HttpResponse<String> all = refresh(CLIENT, TestClient.refreshToken(less));

        assertThat(AuthService.json(less)).containsEntry("scope", "time");
        assertThat(AuthService.json(all)).containsEntry("scope", "smoke time");
    }

    @Test
    void leavesTheTokenUnspentWhenAskedForTooMuch() {
        String clients = clientsLogin();
        String own = ownLogin();

        assertError(refresh(CLIENT, clients, "scope", "smoke stocks"), 400, "invalid_scope");
        assertError(withoutClient(own, "scope", "admin"), 400, "invalid_scope");

        assertThat(refresh(CLIENT, clients).statusCode()).isEqualTo(200);
        assertThat(withoutClient(own, "scope", "stocks").statusCode()).isEqualTo(200);
    }

    @Test
    void givesNoMoreThanTheClientMayHaveNow() {
        TestClient client = TestClient.add(SERVICE, "smoke time", "password refresh_token");
        String token = login(client);

        SERVICE.send(
                "PUT",
                client.path(),
                SERVICE.admin(),
                "{\"scopes\":[\"time\",\"stocks\"],\"grant_types\":[\"refresh_token\"],\"introspection\":false}");

        assertThat(AuthService.json(refresh(client, token))).containsEntry("scope", "time");
    }

    @Test
    void leavesTheTokenUnspentWhenNothingIsToBeHadNow() {
        TestClient client = TestClient.add(SERVICE, "stocks time", "password refresh_token");
        String token = login(client);

        setDemosPermissions("{smoke,stocks}");
        String introspected = String.valueOf(client.introspect(token).get("scope"));
        HttpResponse<String> nothingOfSome = refresh(client, token, "scope", "time");
        setDemosPermissions("{smoke}");
        HttpResponse<String> nothingOfAll = refresh(client, token);
        setDemosPermissions("{factorial,smoke,stocks,time}");

        assertThat(introspected).isEqualTo("stocks");
        assertError(nothingOfSome, 400, "invalid_scope");
        assertError(nothingOfAll, 400, "invalid_scope");
        assertThat(AuthService.json(refresh(client, token))).containsEntry("scope", "stocks time");
    }

    @Test
    void givesWhatIsLeftOfTheScopeAskedFor() {
        TestClient client = TestClient.add(SERVICE, "stocks time", "password refresh_token");
        String token = login(client);

        setDemosPermissions("{time}");
        HttpResponse<String> answer = refresh(client, token, "scope", "stocks time");
        setDemosPermissions("{factorial,smoke,stocks,time}");

        assertThat(AuthService.json(answer)).containsEntry("scope", "time");
    }

    @Test
    void refusesTokensOfADisabledClientForGood() {
        TestClient client = TestClient.add(SERVICE, "smoke time", "password refresh_token");
        HttpResponse<String> login = passwordGrant(client);

        client.setEnabled(false);
        SERVICE.eventually(() -> SERVICE.get("/api/v1/auth/valid?resource=smoke", TestClient.accessToken(login))
                        .statusCode()
                == 401);
        client.setEnabled(true);

        assertError(refresh(client, TestClient.refreshToken(login)), 400, "invalid_grant");
    }

    @Test
    void refusesExpiredAndUnknownTokens() {
        String token = login(OTHER);
        Sql.update(
                DATABASE, "update refresh_tokens set expires_at = now() where hash = sha256('" + token + "'::bytea)");

        assertError(refresh(OTHER, token), 400, "invalid_grant");
        assertError(refresh(OTHER, "unknown"), 400, "invalid_grant");
        assertError(refresh(OTHER, CLIENT.basic()), 400, "invalid_grant");
        assertError(OTHER.post(TOKEN, "grant_type", "refresh_token"), 400, "invalid_request");
    }

    private static void setDemosPermissions(String permissions) {
        Sql.update(DATABASE, "update users set permissions = '%s' where username = 'demo'".formatted(permissions));
    }

    private static String ownLogin() {
        return SERVICE.refreshToken("demo", AuthService.DEMO_PASSWORD);
    }

    private static String clientsLogin() {
        return login(CLIENT);
    }

    private static String login(TestClient client) {
        return TestClient.refreshToken(passwordGrant(client));
    }

    private static HttpResponse<String> passwordGrant(TestClient client) {
        return client.post(TOKEN, "grant_type", "password", "username", "demo", "password", AuthService.DEMO_PASSWORD);
    }

    private static HttpResponse<String> refresh(TestClient client, String token) {
        return client.post(TOKEN, "grant_type", "refresh_token", "refresh_token", token);
    }

    private static HttpResponse<String> refresh(TestClient client, String token, String name, String value) {
        return client.post(TOKEN, "grant_type", "refresh_token", "refresh_token", token, name, value);
    }

    private static HttpResponse<String> withoutClient(String token) {
        return TestClient.send(SERVICE, TOKEN, TestClient.form("grant_type", "refresh_token", "refresh_token", token));
    }

    private static HttpResponse<String> withoutClient(String token, String name, String value) {
        return TestClient.send(
                SERVICE, TOKEN, TestClient.form("grant_type", "refresh_token", "refresh_token", token, name, value));
    }
}
