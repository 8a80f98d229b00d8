package io.gatehouse.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.auth.AtOnce;
import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final AuthService SERVICE = AuthService.start(DATABASE, Map.of());

    @Test
    void answersTheNextPair() throws Exception {
        String first = demoRefreshToken();

        HttpResponse<String> answer = SERVICE.refresh(first);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(refreshToken(answer)).isNotEqualTo(first);
        assertThat(SignedJWT.parse(token(answer)).getJWTClaimsSet().getSubject())
                .isEqualTo("demo");
    }

    @Test
    void goesOnInTheSameSession() throws Exception {
        HttpResponse<String> login = SERVICE.login("demo", AuthService.DEMO_PASSWORD);

        HttpResponse<String> answer = SERVICE.refresh(refreshToken(login));

        assertThat(sessionId(answer)).isEqualTo(sessionId(login));
    }

    @Test
    void revokesTheWholeFamilyWhenASpentTokenComesAgain() {
        String first = demoRefreshToken();
        String second = refreshToken(SERVICE.refresh(first));
        String third = refreshToken(SERVICE.refresh(second));

        HttpResponse<String> reuse = SERVICE.refresh(first);

        assertThat(reuse.statusCode()).isEqualTo(401);
        assertThat(SERVICE.refresh(third).statusCode()).isEqualTo(401);
    }

    @Test
    void leavesOtherFamiliesAloneThen() {
        String other = demoRefreshToken();
        String first = demoRefreshToken();
        SERVICE.refresh(first);

        SERVICE.refresh(first);

        assertThat(SERVICE.refresh(other).statusCode()).isEqualTo(201);
    }

    @Test
    void hasOneWinnerWhenOneTokenIsUsedManyTimesAtOnce() {
        String token = demoRefreshToken();

        List<Integer> statuses = AtOnce.call(8, i -> SERVICE.refresh(token).statusCode());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 401);
    }

    @Test
    void hasOneWinnerAcrossReplicas() {
        try (AuthService replica = AuthService.start(DATABASE, Map.of())) {
            String token = demoRefreshToken();

            List<Integer> statuses = AtOnce.call(
                    8, i -> (i % 2 == 0 ? SERVICE : replica).refresh(token).statusCode());

            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 401);
        }
    }

    @Test
    void takesTheUsersPermissionsOfNow() {
        String id = addUser("grace", "smoke");
        String first = SERVICE.refreshToken("grace", "grace-password");

        SERVICE.send("PUT", users(id) + "/permissions", SERVICE.admin(), "{\"permissions\":[\"time\"]}");

        assertThat(AuthService.json(SERVICE.refresh(first))).containsEntry("permissions", List.of("time"));
    }

    @Test
    void answers401OnceTheUserIsDisabledAndStaysSo() {
        String id = addUser("heidi", "smoke");
        String first = SERVICE.refreshToken("heidi", "heidi-password");

        SERVICE.send("PUT", users(id) + "/enabled", SERVICE.admin(), "{\"enabled\":false}");
        HttpResponse<String> disabled = SERVICE.refresh(first);
        SERVICE.send("PUT", users(id) + "/enabled", SERVICE.admin(), "{\"enabled\":true}");
        HttpResponse<String> enabledAgain = SERVICE.refresh(first);

        assertThat(disabled.statusCode()).isEqualTo(401);
        assertThat(enabledAgain.statusCode()).isEqualTo(401);
    }

    @Test
    void answers401OnceThePasswordIsChanged() {
        String id = addUser("ivan", "smoke");
        String first = SERVICE.refreshToken("ivan", "ivan-password");

        SERVICE.send("PUT", users(id) + "/password", SERVICE.admin(), "{\"password\":\"another-password\"}");

        assertThat(SERVICE.refresh(first).statusCode()).isEqualTo(401);
    }

    @Test
    void answers401ForAnExpiredToken() {
        addUser("judy", "smoke");
        String first = SERVICE.refreshToken("judy", "judy-password");

        Sql.update(DATABASE, """
                update refresh_tokens set expires_at = now() - interval '1 second'
                where session_id in (select sessions.id from sessions join users on users.id = user_id
                                     where username = 'judy')""");

        assertThat(SERVICE.refresh(first).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "\\u0000", "\uD83D\uDE00", "3q2-7wG5ZbV0o2sXb1kqY8mC4dTnR6hJpLfUeVaWcEg"})
    void answers401ForATokenNobodyWasGiven(String token) {
        HttpResponse<String> answer = SERVICE.refresh(token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"refresh_token\":null}", "{\"refresh_token\":\"\"}", "{", "[]", "7"})
    void answers400ForABodyWithoutToken(String body) {
        HttpResponse<String> answer = SERVICE.post("/api/v1/auth/refresh", body);

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void isNoAccessToken() {
        HttpResponse<String> answer = SERVICE.get("/api/v1/auth/valid?resource=smoke", demoRefreshToken());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void isStoredOnlyAsAHash() {
        String token = demoRefreshToken();

        List<String> found = Sql.column(
                DATABASE,
                "select 1 from refresh_tokens where hash = '%s'::bytea or hash = sha256('%s'::bytea)"
                        .formatted(token, token));

        assertThat(found).hasSize(1);
        assertThat(Sql.column(DATABASE, "select 1 from refresh_tokens where hash = '%s'::bytea".formatted(token)))
                .isEmpty();
    }

    private static String demoRefreshToken() {
        return SERVICE.refreshToken("demo", AuthService.DEMO_PASSWORD);
    }

    /** A user whose password is the name followed by {@code -password}. */
    private static String addUser(String name, String permission) {
        String json = "{\"username\":\"%s\",\"password\":\"%s-password\",\"permissions\":[\"%s\"]}"
                .formatted(name, name, permission);
        return String.valueOf(AuthService.json(SERVICE.send("POST", "/api/v1/auth/users", SERVICE.admin(), json))
                .get("id"));
    }

    private static String users(String id) {
        return "/api/v1/auth/users/" + id;
    }

    private static String token(HttpResponse<String> answer) {
        return String.valueOf(AuthService.json(answer).get("token"));
    }

    private static String refreshToken(HttpResponse<String> answer) {
        return String.valueOf(AuthService.json(answer).get("refresh_token"));
    }

    private static Object sessionId(HttpResponse<String> answer) throws Exception {
        return SignedJWT.parse(token(answer)).getJWTClaimsSet().getClaim("sid");
    }
}
