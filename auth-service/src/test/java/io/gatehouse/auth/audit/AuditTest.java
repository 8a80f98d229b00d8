package io.gatehouse.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Procedure;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {

    private static final String AUDIT = "/api/v1/auth/audit";
    private static final String USERS = "/api/v1/auth/users";

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final AuthService SERVICE = AuthService.start(DATABASE, Map.of());

    private static final String ADMIN = SERVICE.admin();

    @Test
    void tellsWhoDidWhatToWhomWhenFromWhereAndInWhichRequest() {
        SERVICE.caller()
                .send(SERVICE.caller()
                        .request(USERS)
                        .header("X-Token", ADMIN)
                        .header("X-Forwarded-For", "10.0.0.1, 192.0.2.7")
                        .header("X-Request-Id", "request-of-ada")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(newUser("ada"))));

        Map<?, ?> event = latest("?target=ada");

        assertThat(event.get("actor")).isEqualTo("admin");
        assertThat(event.get("action")).isEqualTo("add-user");
        assertThat(event.get("result")).isEqualTo("success");
        assertThat(event.get("detail")).isEqualTo("permissions: smoke; groups: ");
        assertThat(event.get("address")).isEqualTo("192.0.2.7");
        assertThat(event.get("request_id")).isEqualTo("request-of-ada");
        assertThat(String.valueOf(event.get("at"))).matches("\\d{4}-\\d{2}-\\d{2}T.*Z");
    }

    /** With what docs/operations.md says, to the letter. */
    @Test
    void losesOldEventsToTheProcedureForThem() throws IOException {
        TestDatabase database = TestDatabase.create();
        try (AuthService service = AuthService.start(database, Map.of())) {
            service.demo();
            Sql.update(database, """
                    insert into audit_events (at, action, result)
                    values ('2024-12-30', 'old', 'success'), ('2025-01-02', 'new', 'success')""");

            Sql.update(database, Procedure.about("audit_events"));

            assertThat(Sql.column(database, "select action from audit_events"))
                    .contains("new", "login")
                    .doesNotContain("old");
            assertThatThrownBy(() -> Sql.update(database, "delete from audit_events"))
                    .hasMessageContaining("audit events are only ever added");
            assertThat(service.login("demo", AuthService.DEMO_PASSWORD).statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void tellsWhatWasRefused() {
        add("bob");

        add("bob");

        Map<?, ?> event = latest("?target=bob");
        assertThat(event.get("result")).isEqualTo("failure");
        assertThat(event.get("detail")).isEqualTo("The username is taken");
    }

    @Test
    void tellsWhyLoginsFailed() {
        add("carol");
        SERVICE.login("carol", "wrong-password");
        Object wrong = latest("?target=carol").get("detail");
        disable("carol");
        SERVICE.login("carol", "carols-password");
        Object disabled = latest("?target=carol").get("detail");

        assertThat(wrong).isEqualTo("wrong password");
        assertThat(disabled).isEqualTo("disabled");
    }

    @Test
    void tellsThatAOneTimePasswordIsNoLogin() {
        add("ivan");
        Sql.update(DATABASE, "update users set password_change_required = true where username = 'ivan'");
        SERVICE.login("ivan", "wrong-password");

        SERVICE.login("ivan", "ivans-password");

        assertThat(latest("?target=ivan").get("result")).isEqualTo("failure");
        assertThat(latest("?target=ivan").get("detail")).isEqualTo("one-time password");
        assertThat(Sql.column(
                        DATABASE,
                        "select network from familiar_networks join users on id = user_id where username = 'ivan'"))
                .isEmpty();
        assertThat(Sql.column(
                        DATABASE,
                        "select failures from login_failures" + " where key = encode(sha256('account ivan'), 'hex')"))
                .containsExactly("1");
    }

    @Test
    void namesNobodyAsTheActorOfAFailedLogin() {
        add("dave");

        SERVICE.login("dave", "wrong-password");

        assertThat(latest("?target=dave").get("actor")).isNull();
    }

    @Test
    void doesNotTellWhatWasTypedAsANameUnlessItIsOne() {
        SERVICE.login("my-password-in-the-wrong-field", "some-password");

        assertThat(latest("?action=login&result=failure").get("detail")).isEqualTo("unknown username");
        assertThat(everything()).noneMatch(row -> row.contains("in-the-wrong-field"));
    }

    @Test
    void containsNoSecret() {
        add("erin");
        Map<String, Object> login = AuthService.json(SERVICE.login("erin", "erins-password"));
        SERVICE.post(
                "/api/v1/auth/password",
                "{\"username\":\"erin\",\"password\":\"erins-password\",\"new_password\":\"erins-next-password\"}");
        SERVICE.send("POST", "/api/v1/auth/revoke", SERVICE.token("erin", "erins-next-password"), "");

        assertThat(everything())
                .noneMatch(row -> row.contains("erins-")
                        || row.contains("argon2")
                        || row.contains(String.valueOf(login.get("token")))
                        || row.contains(String.valueOf(login.get("refresh_token"))));
        assertThat(actions("?target=erin"))
                .containsExactly("revoke-token", "login", "change-password", "login", "login", "add-user");
    }

    @Test
    void comesInPagesLatestFirst() {
        add("frank");
        SERVICE.login("frank", "wrong-password");
        SERVICE.login("frank", "franks-password");

        HttpResponse<String> first = SERVICE.get(AUDIT + "?target=frank&size=2", ADMIN);
        HttpResponse<String> second =
                SERVICE.get(AuthService.link(first, "next").orElseThrow(), ADMIN);

        assertThat(results(AuthService.list(first))).containsExactly("success", "failure");
        assertThat(actions(AuthService.list(second))).containsExactly("add-user");
        assertThat(AuthService.link(second, "next")).isEmpty();
        assertThat(AuthService.link(second, "first")).hasValue(AUDIT + "?size=2&target=frank");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            action=add-user                    | 1
            action=login&result=failure        | 1
            action=login                       | 2
            actor=admin                        | 1
            actor=Grace                        | 0
            from=2020-01-01T00:00:00Z          | 3
            to=2020-01-01T00:00:00Z            | 0
            from=2999-01-01T00:00:00Z          | 0
            before=1                           | 0
            """)
    void canBeFiltered(String query, int expected) {
        if (events("?target=grace").isEmpty()) {
            add("grace");
            SERVICE.login("grace", "wrong-password");
            SERVICE.login("grace", "graces-password");
        }

        assertThat(events("?target=grace&" + query)).hasSize(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size=0",
                "size=501",
                "size=x",
                "before=0",
                "before=x",
                "result=perhaps",
                "from=yesterday",
                "from=%2B300000-01-01T00:00:00Z",
                "to=-300000-01-01T00:00:00Z",
                "actor=%00"
            })
    void answers400ForABadQuery(String query) {
        HttpResponse<String> answer = SERVICE.get(AUDIT + "?" + query, ADMIN);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(query.substring(0, query.indexOf('=')));
    }

    @Test
    void isForAdministratorsOnly() {
        assertThat(SERVICE.get(AUDIT).statusCode()).isEqualTo(401);
        assertThat(SERVICE.get(AUDIT, SERVICE.demo()).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_events set actor = 'somebody else'",
                "delete from audit_events",
                "truncate audit_events",
                "set session_replication_role = replica; delete from audit_events"
            })
    void cannotBeChanged(String sql) {
        assertThatThrownBy(() -> Sql.update(DATABASE, sql)).hasStackTraceContaining("audit events are only ever added");
    }

    @Test
    void isWrittenOrNothingHappens() {
        TestDatabase database = TestDatabase.create();
        try (AuthService service = AuthService.start(database, Map.of())) {
            String admin = service.admin();
            Sql.update(database, "alter table audit_events add constraint full_disk check (false) not valid");

            int added = service.send("POST", USERS, admin, newUser("heidi")).statusCode();
            int loggedIn = service.login("demo", AuthService.DEMO_PASSWORD).statusCode();

            assertThat(added).isEqualTo(500);
            assertThat(loggedIn).isEqualTo(500);
            assertThat(Sql.column(database, "select username from users order by 1"))
                    .containsExactly("admin", "demo");
        }
    }

    private static void add(String username) {
        SERVICE.send("POST", USERS, ADMIN, newUser(username));
    }

    private static String newUser(String username) {
        return "{\"username\":\"%s\",\"password\":\"%ss-password\",\"permissions\":[\"smoke\"]}"
                .formatted(username, username);
    }

    private static void disable(String username) {
        String id = Sql.column(DATABASE, "select id from users where username = '" + username + "'")
                .getFirst();
        SERVICE.send("PUT", USERS + "/" + id + "/enabled", ADMIN, "{\"enabled\":false}");
    }

    private static List<String> everything() {
        return Sql.column(DATABASE, "select cast(event as text) from audit_events event");
    }

    private static Map<?, ?> latest(String query) {
        return events(query).getFirst();
    }

    private static List<Object> actions(String query) {
        return actions(events(query));
    }

    private static List<Object> actions(List<Map<String, Object>> events) {
        return events.stream().map(event -> event.get("action")).toList();
    }

    private static List<Object> results(List<Map<String, Object>> events) {
        return events.stream().map(event -> event.get("result")).toList();
    }

    private static List<Map<String, Object>> events(String query) {
        return AuthService.list(SERVICE.get(AUDIT + query, ADMIN));
    }
}
