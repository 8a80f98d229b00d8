package io.gatehouse.auth.user;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gatehouse.auth.AtOnce;
import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class UserControllerTest {

    private static final String USERS = "/api/v1/auth/users";

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final AuthService SERVICE = AuthService.start(DATABASE, Map.of());

    @AutoClose
    private static final AuthService REPLICA = AuthService.start(DATABASE, Map.of());

    private static final String ADMIN = SERVICE.admin();

    @Test
    void addsAUserWhoCanLogIn() {
        HttpResponse<String> answer = add("ada", "ada-password", "smoke", "stocks");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(AuthService.json(answer))
                .containsOnlyKeys(
                        "id",
                        "username",
                        "permissions",
                        "groups",
                        "effective_permissions",
                        "enabled",
                        "password_change_required",
                        "created_at")
                .containsEntry("username", "ada")
                .containsEntry("permissions", List.of("smoke", "stocks"))
                .containsEntry("groups", List.of())
                .containsEntry("effective_permissions", List.of("smoke", "stocks"))
                .containsEntry("enabled", true);
        assertThat(SERVICE.login("ada", "ada-password").statusCode()).isEqualTo(201);
    }

    @Test
    void saysWhereTheUserIs() {
        HttpResponse<String> added = add("bob", "bob-password");

        String location = added.headers().firstValue("Location").orElseThrow();

        assertThat(location).isEqualTo(USERS + "/" + id(added));
        assertThat(SERVICE.get(location, ADMIN).body()).isEqualTo(added.body());
    }

    @Test
    void tellsTimesInIso8601() {
        HttpResponse<String> added = add("carol", "carol-password");

        assertThat(String.valueOf(AuthService.json(added).get("created_at")))
                .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z");
    }

    @Test
    void storesEachPermissionOnce() {
        HttpResponse<String> answer = add("dave", "dave-password", "time", "smoke", "time");

        assertThat(AuthService.json(answer)).containsEntry("permissions", List.of("smoke", "time"));
    }

    @Test
    void addsAUserWithoutPermissions() {
        HttpResponse<String> answer = add("nemo", "nemo-password");

        assertThat(AuthService.json(answer)).containsEntry("permissions", List.of());
        assertThat(AuthService.json(SERVICE.login("nemo", "nemo-password"))).containsEntry("permissions", List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "Demo", "ADMIN"})
    void answers409ForANameThatIsTaken(String username) {
        HttpResponse<String> answer = add(username, "some-password");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains(username);
    }

    @Test
    void logsNothingOfANameThatIsTaken() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        root.addAppender(lines);

        add("demo", "some-password");

        root.detachAppender(lines);
        assertThat(List.copyOf(lines.list))
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains("is taken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a@b", "ä", "a/b", "\\u0000", "guest", "Guest", "a\\n"})
    void answers400ForANameNobodyCanHave(String username) {
        HttpResponse<String> answer = add(username, "some-password");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("username", "expected 1 to 64 letters");
    }

    @Test
    void takesNamesUpTo64Characters() {
        assertThat(add("x".repeat(64), "some-password").statusCode()).isEqualTo(201);
        assertThat(add("x".repeat(65), "some-password").statusCode()).isEqualTo(400);
    }

    @Test
    void takesPasswordsFrom8To1024Characters() {
        assertThat(add("short-7", "x".repeat(7)).statusCode()).isEqualTo(400);
        assertThat(add("short-8", "w".repeat(8)).statusCode()).isEqualTo(201);
        assertThat(add("long-1024", "x".repeat(1024)).statusCode()).isEqualTo(201);
        assertThat(add("long-1025", "x".repeat(1025)).statusCode()).isEqualTo(400);
        assertThat(SERVICE.login("long-1024", "x".repeat(1024)).statusCode()).isEqualTo(201);
    }

    @Test
    void namesThePermissionItDoesNotKnow() {
        HttpResponse<String> answer = add("mallory", "mallory-password", "smoke", "fly");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(AuthService.json(answer))
                .containsEntry(
                        "detail",
                        "The permission \"fly\" is unknown:"
                                + " expected one of admin, factorial, smoke, stocks, stocks:write, time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"username\":\"erin\",\"password\":\"erin-password\"}",
                "{\"username\":\"erin\",\"permissions\":[]}",
                "{\"password\":\"erin-password\",\"permissions\":[]}",
                "{\"username\":\"erin\",\"password\":\"erin-password\",\"permissions\":[null]}",
                "{\"username\":\"erin\",\"password\":\"erin-password\",\"permissions\":\"smoke,time\"}",
                "{\"username\":\"erin\",\"password\":\"erin-password\",\"permissions\":{\"a\":1}}"
            })
    void answers400ForABodyThatIsNoNewUser(String body) {
        HttpResponse<String> answer = SERVICE.send("POST", USERS, ADMIN, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("io.gatehouse", "java.");
    }

    @Test
    void namesTheFieldThatIsMissingOrWrong() {
        assertThat(detail("{\"username\":\"nora\",\"password\":\"noras-password\",\"groups\":[\"read\"]}"))
                .isEqualTo("permissions is missing: expected it as described at /schema");
        assertThat(detail("{\"username\":\"nora\",\"permissions\":[]}")).startsWith("password: ");
        assertThat(detail("{\"username\":\"nora\",\"password\":\"p\",\"permissions\":[],\"group\":[\"read\"]}"))
                .isEqualTo("group is unknown: expected fields as described at /schema");
    }

    private static String detail(String body) {
        return String.valueOf(
                AuthService.json(SERVICE.send("POST", USERS, ADMIN, body)).get("detail"));
    }

    @Test
    void replacesPermissions() {
        String id = id(add("frank", "frank-password", "smoke"));

        HttpResponse<String> answer = put(id, "permissions", "{\"permissions\":[\"time\",\"stocks\"]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(AuthService.json(answer)).containsEntry("permissions", List.of("stocks", "time"));
        assertThat(AuthService.json(SERVICE.login("frank", "frank-password")))
                .containsEntry("permissions", List.of("stocks", "time"));
    }

    @Test
    void addsAUserToGroups() {
        String json =
                "{\"username\":\"judy\",\"password\":\"judys-password\",\"permissions\":[\"admin\"],\"groups\":[\"read\"]}";

        HttpResponse<String> answer = SERVICE.send("POST", USERS, ADMIN, json);

        assertThat(AuthService.json(answer))
                .containsEntry("permissions", List.of("admin"))
                .containsEntry("groups", List.of("read"))
                .containsEntry("effective_permissions", List.of("admin", "factorial", "smoke", "stocks", "time"));
    }

    @Test
    void addsNobodyToAGroupThereIsNot() {
        String json =
                "{\"username\":\"kim\",\"password\":\"kims-password\",\"permissions\":[],\"groups\":[\"nowhere\"]}";

        HttpResponse<String> answer = SERVICE.send("POST", USERS, ADMIN, json);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("The group \\\"nowhere\\\" is unknown");
        assertThat(add("kim", "kims-password").statusCode()).isEqualTo(201);
    }

    @Test
    void replacesGroups() {
        String id = id(add("leo", "leos-password", "smoke"));

        put(id, "groups", "{\"groups\":[\"read\",\"manage\"]}");
        HttpResponse<String> answer = put(id, "groups", "{\"groups\":[\"read\",\"read\"]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(AuthService.json(answer))
                .containsEntry("groups", List.of("read"))
                .containsEntry("effective_permissions", List.of("factorial", "smoke", "stocks", "time"));
    }

    @Test
    void disablesWithEverythingTheUserIsLoggedInTo() {
        String id = id(add("mia", "mias-password", "smoke"));
        Map<String, Object> login = AuthService.json(SERVICE.login("mia", "mias-password"));
        assertThat(valid(REPLICA, login)).isEqualTo(200);

        put(id, "enabled", "{\"enabled\":false}");
        int refreshed =
                REPLICA.refresh(String.valueOf(login.get("refresh_token"))).statusCode();
        put(id, "enabled", "{\"enabled\":true}");

        assertThat(refreshed).isEqualTo(401);
        REPLICA.eventually(() -> valid(REPLICA, login) == 401);
        SERVICE.eventually(() -> valid(SERVICE, login) == 401);
        assertThat(SERVICE.refresh(String.valueOf(login.get("refresh_token"))).statusCode())
                .isEqualTo(401);
        assertThat(valid(REPLICA, AuthService.json(SERVICE.login("mia", "mias-password"))))
                .isEqualTo(200);
    }

    @Test
    void signsAUserOut() {
        String id = id(add("noa", "noas-password", "smoke"));
        Map<String, Object> login = AuthService.json(SERVICE.login("noa", "noas-password"));

        HttpResponse<String> answer = SERVICE.send("DELETE", USERS + "/" + id + "/sessions", ADMIN, "");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(SERVICE.refresh(String.valueOf(login.get("refresh_token"))).statusCode())
                .isEqualTo(401);
        REPLICA.eventually(() -> valid(REPLICA, login) == 401);
        assertThat(SERVICE.login("noa", "noas-password").statusCode()).isEqualTo(201);
    }

    @Test
    void leavesNobodyLoggedInWhoLogsInWhileBeingDisabled() {
        String id = id(add("ole", "oles-password", "smoke"));

        List<HttpResponse<String>> answers = AtOnce.call(
                5,
                i -> i == 0
                        ? put(id, "enabled", "{\"enabled\":false}")
                        : (i % 2 == 0 ? SERVICE : REPLICA).login("ole", "oles-password"));
        put(id, "enabled", "{\"enabled\":true}");

        assertThat(answers.getFirst().statusCode()).isEqualTo(200);
        assertThat(answers.subList(1, 5))
                .filteredOn(login -> login.statusCode() == 201)
                .allSatisfy(login -> {
                    Map<String, Object> tokens = AuthService.json(login);
                    assertThat(SERVICE.refresh(String.valueOf(tokens.get("refresh_token")))
                                    .statusCode())
                            .isEqualTo(401);
                    REPLICA.eventually(() -> valid(REPLICA, tokens) == 401);
                });
    }

    @Test
    void keepsOneAdministratorAtLeast() {
        TestDatabase database = TestDatabase.create();
        try (AuthService first = AuthService.start(database, Map.of());
                AuthService second = AuthService.start(database, Map.of())) {
            String admin = first.admin();
            String json = "{\"username\":\"pia\",\"password\":\"pias-password\",\"permissions\":[\"admin\"]}";
            String pia = id(first.send("POST", USERS, admin, json));
            String self = Sql.column(database, "select id from users where username = 'admin'")
                    .getFirst();

            List<Integer> statuses = AtOnce.call(
                    2,
                    i -> i == 0
                            ? first.send("PUT", USERS + "/" + pia + "/enabled", admin, "{\"enabled\":false}")
                                    .statusCode()
                            : second.send("PUT", USERS + "/" + self + "/permissions", admin, "{\"permissions\":[]}")
                                    .statusCode());

            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void disablesAndEnables() {
        String id = id(add("grace", "grace-password", "smoke"));

        HttpResponse<String> disabled = put(id, "enabled", "{\"enabled\":false}");
        int whileDisabled = SERVICE.login("grace", "grace-password").statusCode();
        HttpResponse<String> enabled = put(id, "enabled", "{\"enabled\":true}");

        assertThat(AuthService.json(disabled)).containsEntry("enabled", false);
        assertThat(whileDisabled).isEqualTo(401);
        assertThat(AuthService.json(enabled)).containsEntry("enabled", true);
        assertThat(SERVICE.login("grace", "grace-password").statusCode()).isEqualTo(201);
    }

    @Test
    void tellsNobodyThatAUserIsDisabled() {
        String id = id(add("heidi", "heidi-password", "smoke"));
        put(id, "enabled", "{\"enabled\":false}");

        Map<String, Object> disabled = AuthService.json(SERVICE.login("heidi", "heidi-password"));
        Map<String, Object> unknown = AuthService.json(SERVICE.login("nobody", "heidi-password"));

        assertThat(disabled).containsEntry("detail", unknown.get("detail")).containsEntry("type", unknown.get("type"));
    }

    @Test
    void setsAPassword() {
        String id = id(add("ivan", "ivan-password"));

        HttpResponse<String> answer = put(id, "password", "{\"password\":\"another-password\"}");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(SERVICE.login("ivan", "ivan-password").statusCode()).isEqualTo(401);
        assertThat(SERVICE.login("ivan", "another-password").statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            permissions | {"permissions":["fly"]}
            permissions | {"permissions":null}
            permissions | {}
            groups      | {"groups":["nowhere"]}
            groups      | {"groups":["\\u0000"]}
            groups      | {"groups":null}
            groups      | {"groups":[null]}
            groups      | {}
            enabled     | {"enabled":null}
            enabled     | {}
            enabled     | {"enabled":"perhaps"}
            enabled     | {"enabled":1}
            password    | {"password":"short"}
            password    | {}
            password    | {"password":"another-password","one_time":"yes"}
            password    | {"password":"another-password","one_time":1}
            password    | {"password":"another-password","onetime":true}
            """)
    void answers400ForABadChange(String what, String json) {
        String id = id(SERVICE.get(USERS + "/" + demoId(), ADMIN));

        HttpResponse<String> answer = put(id, what, json);

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            permissions | {"permissions":["smoke"]}
            groups      | {"groups":["read"]}
            enabled     | {"enabled":false}
            password    | {"password":"some-password"}
            """)
    void answers404ForAnIdNobodyHas(String what, String json) {
        String id = UUID.randomUUID().toString();

        HttpResponse<String> answer = put(id, what, json);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no user with the id " + id);
        assertThat(SERVICE.get(USERS + "/" + id, ADMIN).statusCode()).isEqualTo(404);
    }

    @Test
    void answers400ForAnIdThatIsNone() {
        HttpResponse<String> answer = SERVICE.get(USERS + "/ada", ADMIN);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("id is \\\"ada\\\": expected a UUID");
    }

    @Test
    void listsUsersByNameAPageAtATime() {
        try (AuthService service = AuthService.start()) {
            String token = service.admin();
            HttpResponse<String> first = service.get(USERS + "?page=0&size=1", token);
            HttpResponse<String> second =
                    service.get(AuthService.link(first, "next").orElseThrow(), token);
            HttpResponse<String> third = service.get(USERS + "?page=2&size=1", token);

            assertThat(names(first)).containsExactly("admin");
            assertThat(names(second)).containsExactly("demo");
            assertThat(third.body()).isEqualTo("[]");
            assertThat(second.headers().firstValue("X-Total-Count")).hasValue("2");
            assertThat(links(first)).containsExactly("0", "", "1", "1");
            assertThat(links(second)).containsExactly("0", "0", "", "1");
            assertThat(links(third)).containsExactly("0", "1", "", "1");
        }
    }

    @Test
    void lists20UsersUnlessAskedForMore() {
        assertThat(AuthService.link(SERVICE.get(USERS, ADMIN), "first")).hasValue(USERS + "?page=0&size=20");
    }

    @Test
    void keepsOtherParametersInTheLinks() {
        assertThat(AuthService.link(SERVICE.get(USERS + "?q=%3E%26+%C3%A4&size=5", ADMIN), "first"))
                .hasValue(USERS + "?page=0&size=5&q=%3E%26+%C3%A4");
    }

    @Test
    void answersAnEmptyPageFarBeyondTheLast() {
        HttpResponse<String> answer = SERVICE.get(USERS + "?page=2147483647&size=100", ADMIN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=-1", "size=0", "size=101", "page=x", "size=1.5", "page=99999999999"})
    void answers400ForABadPage(String query) {
        HttpResponse<String> answer = SERVICE.get(USERS + "?" + query, ADMIN);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(query.substring(0, query.indexOf('=')));
    }

    @Test
    void isForAdministratorsOnly() {
        assertThat(SERVICE.get(USERS).statusCode()).isEqualTo(401);
        assertThat(SERVICE.get(USERS, SERVICE.demo()).statusCode()).isEqualTo(403);
        assertThat(SERVICE.send("POST", USERS, SERVICE.demo(), "{}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void neverShowsAHash() {
        assertThat(SERVICE.get(USERS + "?size=100", ADMIN).body()).doesNotContain("argon2", "hash");
    }

    private static HttpResponse<String> add(String username, String password, String... permissions) {
        String names = permissions.length == 0 ? "" : "\"" + String.join("\",\"", permissions) + "\"";
        String json =
                "{\"username\":\"%s\",\"password\":\"%s\",\"permissions\":[%s]}".formatted(username, password, names);
        return SERVICE.send("POST", USERS, ADMIN, json);
    }

    private static HttpResponse<String> put(String id, String what, String json) {
        return SERVICE.send("PUT", USERS + "/" + id + "/" + what, ADMIN, json);
    }

    private static int valid(AuthService service, Map<String, Object> login) {
        return service.get("/api/v1/auth/valid?resource=smoke", String.valueOf(login.get("token")))
                .statusCode();
    }

    private static String id(HttpResponse<String> user) {
        return String.valueOf(AuthService.json(user).get("id"));
    }

    private static String demoId() {
        return AuthService.list(SERVICE.get(USERS + "?size=100", ADMIN)).stream()
                .filter(user -> "demo".equals(user.get("username")))
                .map(user -> String.valueOf(user.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(HttpResponse<String> page) {
        return AuthService.list(page).stream()
                .map(user -> String.valueOf(user.get("username")))
                .toList();
    }

    /** The numbers of the first, the previous, the next and the last page; empty where there is none. */
    private static List<String> links(HttpResponse<String> page) {
        return Stream.of("first", "prev", "next", "last")
                .map(relation -> AuthService.link(page, relation).orElse(""))
                .map(link -> link.replace(USERS + "?page=", "").replace("&size=1", ""))
                .toList();
    }
}
