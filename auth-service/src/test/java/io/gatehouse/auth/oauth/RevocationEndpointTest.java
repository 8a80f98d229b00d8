package io.gatehouse.auth.oauth;

import static io.gatehouse.auth.TestClient.REVOKE;
import static io.gatehouse.auth.TestClient.TOKEN;
import static io.gatehouse.auth.oauth.OAuthAnswers.assertError;
import static io.gatehouse.auth.oauth.OAuthAnswers.assertNotForCaches;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationEndpointTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final AuthService SERVICE =
            AuthService.start(DATABASE, Map.of("AUTH_PASSWORD_GRANT_ENABLED", "true"));

    private static final TestClient CLIENT =
            TestClient.add(SERVICE, "smoke time", "client_credentials password refresh_token");
    private static final TestClient OTHER = TestClient.add(SERVICE, "smoke", "client_credentials");

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token", "something_else", ""})
    void stopsAnAccessTokenWhateverTheHint(String hint) {
        String token = CLIENT.token();

        HttpResponse<String> answer = CLIENT.post(REVOKE, "token", token, "token_type_hint", hint);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertNotForCaches(answer);
        SERVICE.eventually(() -> !works(token));
    }

    @Test
    void stopsNoOtherTokenOfTheClient() {
        String other = CLIENT.token();
        String token = CLIENT.token();

        CLIENT.post(REVOKE, "token", token);
        SERVICE.eventually(() -> !works(token));

        assertThat(works(other)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token"})
    void endsTheSessionOfARefreshTokenWithAllItsAccessTokens(String hint) {
        HttpResponse<String> first = passwordGrant();
        HttpResponse<String> second = refresh(TestClient.refreshToken(first));
        assertThat(works(TestClient.accessToken(first))).isTrue();

        HttpResponse<String> answer =
                CLIENT.post(REVOKE, "token", TestClient.refreshToken(second), "token_type_hint", hint);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertError(refresh(TestClient.refreshToken(second)), 400, "invalid_grant");
        SERVICE.eventually(() -> !works(TestClient.accessToken(first)) && !works(TestClient.accessToken(second)));
    }

    @Test
    void endsTheSessionOfAnAccessTokenToo() {
        HttpResponse<String> login = passwordGrant();

        CLIENT.post(REVOKE, "token", TestClient.accessToken(login));

        assertError(refresh(TestClient.refreshToken(login)), 400, "invalid_grant");
    }

    @Test
    void takesASpentRefreshTokenForItsSession() {
        HttpResponse<String> first = passwordGrant();
        HttpResponse<String> second = refresh(TestClient.refreshToken(first));

        CLIENT.post(REVOKE, "token", TestClient.refreshToken(first));

        assertError(refresh(TestClient.refreshToken(second)), 400, "invalid_grant");
    }

    @Test
    void takesBackAUsersOwnLoginWithoutAClient() {
        Map<String, Object> login = AuthService.json(SERVICE.login("demo", AuthService.DEMO_PASSWORD));
        String token = String.valueOf(login.get("token"));
        String refreshToken = String.valueOf(login.get("refresh_token"));

        HttpResponse<String> answer = withoutClient(refreshToken);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(SERVICE.refresh(refreshToken).statusCode()).isEqualTo(401);
        SERVICE.eventually(() -> !works(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "\u0000", "\u00fc"})
    void answers200ForATokenThatDoesNotWorkAnyway(String token) {
        assertThat(CLIENT.post(REVOKE, "token", token).statusCode()).isEqualTo(200);
    }

    @Test
    void answers200ForATokenThatIsRevokedAlready() {
        String token = CLIENT.token();
        String refreshToken = TestClient.refreshToken(passwordGrant());

        for (int i = 0; i < 2; i++) {
            assertThat(CLIENT.post(REVOKE, "token", token).statusCode()).isEqualTo(200);
            assertThat(CLIENT.post(REVOKE, "token", refreshToken).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void isWrittenDown() {
        CLIENT.post(REVOKE, "token", CLIENT.token());
        String forItself = latestEntry();
        CLIENT.post(REVOKE, "token", TestClient.accessToken(passwordGrant()));
        String forAUser = latestEntry();
        withoutClient(SERVICE.refreshToken("demo", AuthService.DEMO_PASSWORD));
        String byTheUser = latestEntry();

        assertThat(forItself).isEqualTo("%1$s revoke-token %1$s success".formatted(CLIENT.id()));
        assertThat(forAUser).isEqualTo("%s revoke-token demo success".formatted(CLIENT.id()));
        assertThat(byTheUser).isEqualTo("demo revoke-token demo success");
    }

    @Test
    void isWrittenDownOnce() {
        HttpResponse<String> login = passwordGrant();
        CLIENT.post(REVOKE, "token", TestClient.refreshToken(login));
        List<String> before = revocations();

        CLIENT.post(REVOKE, "token", TestClient.refreshToken(login));
        CLIENT.post(REVOKE, "token", TestClient.accessToken(login));

        assertThat(revocations()).isEqualTo(before);
    }

    @Test
    void isDoneInFullOrNotAtAll() {
        HttpResponse<String> login = passwordGrant();
        String token = TestClient.accessToken(login);

        Sql.update(DATABASE, "alter table sessions add constraint never_end check (ended_at is null) not valid");
        HttpResponse<String> failed = CLIENT.post(REVOKE, "token", token);
        Sql.update(DATABASE, "alter table sessions drop constraint never_end");
        boolean activeAfterThat = CLIENT.knowsToBeActive(token);
        HttpResponse<String> again = CLIENT.post(REVOKE, "token", token);

        assertThat(failed.statusCode()).isGreaterThanOrEqualTo(500);
        assertThat(activeAfterThat).isTrue();
        assertThat(again.statusCode()).isEqualTo(200);
        assertError(refresh(TestClient.refreshToken(login)), 400, "invalid_grant");
    }

    @Test
    void leavesTheTokensOfOthersAlone() {
        String token = CLIENT.token();
        HttpResponse<String> login = passwordGrant();
        String own = SERVICE.demo();

        assertError(OTHER.post(REVOKE, "token", token), 400, "invalid_grant");
        assertError(OTHER.post(REVOKE, "token", TestClient.refreshToken(login)), 400, "invalid_grant");
        assertError(OTHER.post(REVOKE, "token", own), 400, "invalid_grant");
        assertError(withoutClient(token), 400, "invalid_grant");
        assertError(withoutClient(TestClient.refreshToken(login)), 400, "invalid_grant");

        assertThat(CLIENT.knowsToBeActive(token)).isTrue();
        assertThat(CLIENT.knowsToBeActive(own)).isTrue();
        assertThat(refresh(TestClient.refreshToken(login)).statusCode()).isEqualTo(200);
    }

    @Test
    void answersInvalidRequestWithoutAToken() {
        assertError(CLIENT.post(REVOKE, "token", ""), 400, "invalid_request");
        assertError(CLIENT.post(REVOKE, "token_type_hint", "access_token"), 400, "invalid_request");
        assertError(TestClient.send(SERVICE, REVOKE, "token=a&token=b"), 400, "invalid_request");
    }

    private static List<String> revocations() {
        return Sql.column(DATABASE, "select id from audit_events where action = 'revoke-token' order by id");
    }

    private static String latestEntry() {
        return Sql.column(
                        DATABASE,
                        "select concat_ws(' ', actor, action, target, result) from audit_events order by id desc limit 1")
                .getFirst();
    }

    private static boolean works(String token) {
        return SERVICE.get("/api/v1/auth/valid?resource=smoke", token).statusCode() == 200;
    }

    private static HttpResponse<String> passwordGrant() {
        return CLIENT.post(TOKEN, "grant_type", "password", "username", "demo", "password", AuthService.DEMO_PASSWORD);
    }

    private static HttpResponse<String> refresh(String token) {
        return CLIENT.post(TOKEN, "grant_type", "refresh_token", "refresh_token", token);
    }

    private static HttpResponse<String> withoutClient(String token) {
        return TestClient.send(SERVICE, REVOKE, TestClient.form("token", token));
    }
}
