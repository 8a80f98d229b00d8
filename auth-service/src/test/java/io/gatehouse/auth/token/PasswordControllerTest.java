package io.gatehouse.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AtOnce;
import io.gatehouse.auth.AuthService;
import io.gatehouse.shared.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordControllerTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final AuthService SERVICE = AuthService.start(DATABASE, Map.of());

    @AutoClose
    private static final AuthService REPLICA = AuthService.start(DATABASE, Map.of());

    private static final String ADMIN = SERVICE.admin();

    @Test
    void replacesThePassword() {
        add("ada", false);

        HttpResponse<String> answer = change("ada", "adas-password", "adas-next-password");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(SERVICE.login("ada", "adas-password").statusCode()).isEqualTo(401);
        assertThat(SERVICE.login("ada", "adas-next-password").statusCode()).isEqualTo(201);
    }

    @Test
    void endsEveryOtherSessionEverywhere() {
        add("bob", false);
        Map<String, Object> before = AuthService.json(SERVICE.login("bob", "bobs-password"));

        Map<String, Object> after = AuthService.json(change("bob", "bobs-password", "bobs-next-password"));

        assertThat(SERVICE.refresh(String.valueOf(before.get("refresh_token"))).statusCode())
                .isEqualTo(401);
        REPLICA.eventually(() -> valid(REPLICA, before) == 401);
        SERVICE.eventually(() -> valid(SERVICE, before) == 401);
        assertThat(valid(SERVICE, after)).isEqualTo(200);
        assertThat(valid(REPLICA, after)).isEqualTo(200);
        assertThat(SERVICE.refresh(String.valueOf(after.get("refresh_token"))).statusCode())
                .isEqualTo(201);
    }

    @Test
    void isRequiredAfterAOneTimePassword() {
        String id = add("carol", true);

        HttpResponse<String> login = SERVICE.login("carol", "carols-password");
        Object required = user(id).get("password_change_required");
        HttpResponse<String> changed = change("carol", "carols-password", "carols-next-password");

        assertThat(login.statusCode()).isEqualTo(403);
        assertThat(login.body()).contains("/problems/password-change-required", "/api/v1/auth/password");
        assertThat(required).isEqualTo(true);
        assertThat(changed.statusCode()).isEqualTo(201);
        assertThat(user(id)).containsEntry("password_change_required", false);
        assertThat(SERVICE.login("carol", "carols-next-password").statusCode()).isEqualTo(201);
    }

    /** Normalizing combining marks takes the square of their number. */
    @Test
    @Timeout(60)
    void refusesAnEndlessPasswordAtOnce() {
        add("ulla", false);

        HttpResponse<String> answer = change("ulla", "ullas-password", "\u0300\u0316".repeat(15_000));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("expected 8 to 1024 characters");
    }

    @Test
    void tellsNobodyWhetherAUserExistsOrIsDisabled() {
        String id = add("dave", false);
        HttpResponse<String> wrong = change("dave", "wrong-password", "some-next-password");
        SERVICE.send("PUT", "/api/v1/auth/users/" + id + "/enabled", ADMIN, "{\"enabled\":false}");
        HttpResponse<String> disabled = change("dave", "daves-password", "some-next-password");
        HttpResponse<String> unknown = change("nobody", "daves-password", "some-next-password");

        assertThat(List.of(wrong, disabled, unknown))
                .extracting(HttpResponse::statusCode)
                .containsOnly(401);
        assertThat(List.of(wrong, disabled, unknown))
                .extracting(answer -> AuthService.json(answer).get("detail"))
                .containsOnly("No user with this username and password can log in");
    }

    @Test
    void isThrottledAsLoginsAre() {
        add("erin", false);
        for (int i = 0; i < 5; i++) {
            change("erin", "wrong-password", "some-next-password");
            SERVICE.login("erin", "wrong-password");
        }

        HttpResponse<String> answer = change("erin", "erins-password", "some-next-password");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void hasOneWinnerAmongChangesAtOnce() {
        add("frank", false);

        List<Integer> statuses = AtOnce.call(
                4, i -> change(i % 2 == 0 ? SERVICE : REPLICA, "frank", "franks-password", "franks-next-" + i)
                        .statusCode());

        assertThat(statuses).containsOnlyOnce(201).contains(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            seven77                            | has 7 characters
            ééééééé                            | has 7 characters
            𝒑𝒂𝒔𝒔𝒘𝒐𝒓𝒅                           | tried first
            password                           | tried first
            PassWord2026!                      | tried first
            12345678                           | tried first
            iloveyou!!                         | tried first
            gatehouse                          | little more than
            Gatehouse2026                      | little more than
            grace                              | has 5 characters
            grace123                           | little more than
            GRACE!!!2026                       | little more than
            graces-password                    | is the present one
            """)
    void answers400ForAPasswordNobodyShouldHave(String password, String reason) {
        if (SERVICE.login("grace", "graces-password").statusCode() != 201) {
            add("grace", false);
        }

        HttpResponse<String> answer = change("grace", "graces-password", password);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/unacceptable-password", reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eightlng",
                "        ",
                "88420177",
                "correct horse battery staple",
                "Пароль мой, никому",
                "🔑🔒🗝️🚪🧱🏰⛩️🛡️",
                "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"
            })
    void takesAnyPasswordThatIsLongEnoughWhateverItIsMadeOf(String password) {
        String username = "user-" + Integer.toHexString(password.hashCode());
        add(username, false);

        assertThat(change(username, username + "s-password", password).statusCode())
                .isEqualTo(201);
        assertThat(SERVICE.login(username, password).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"username\":\"demo\",\"password\":\"demo-password\"}",
                "{\"username\":\"demo\",\"new_password\":\"some-password\"}",
                "{\"password\":\"demo-password\",\"new_password\":\"some-password\"}",
                "{\"username\":\"demo\",\"password\":\"demo-password\",\"new_password\":null}"
            })
    void answers400ForABodyThatIsNoChange(String body) {
        assertThat(SERVICE.post("/api/v1/auth/password", body).statusCode()).isEqualTo(400);
    }

    private static String add(String username, boolean oneTime) {
        String json = "{\"username\":\"%s\",\"password\":\"%ss-password\",\"permissions\":[\"smoke\"]}"
                .formatted(username, username);
        String id = String.valueOf(AuthService.json(SERVICE.send("POST", "/api/v1/auth/users", ADMIN, json))
                .get("id"));
        if (oneTime) {
            SERVICE.send(
                    "PUT",
                    "/api/v1/auth/users/" + id + "/password",
                    ADMIN,
                    "{\"password\":\"%ss-password\",\"one_time\":true}".formatted(username));
        }
        return id;
    }

    private static Map<String, Object> user(String id) {
        return AuthService.json(SERVICE.get("/api/v1/auth/users/" + id, ADMIN));
    }

    private static int valid(AuthService service, Map<String, Object> login) {
        return service.get("/api/v1/auth/valid?resource=smoke", String.valueOf(login.get("token")))
                .statusCode();
    }

    private static HttpResponse<String> change(String username, String password, String next) {
        return change(SERVICE, username, password, next);
    }

    private static HttpResponse<String> change(AuthService service, String username, String password, String next) {
        return service.post(
                "/api/v1/auth/password",
                "{\"username\":\"%s\",\"password\":\"%s\",\"new_password\":\"%s\"}"
                        .formatted(username, password, next));
    }
}
