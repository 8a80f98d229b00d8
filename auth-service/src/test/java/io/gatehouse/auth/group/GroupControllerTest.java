package io.gatehouse.auth.group;

import static org.assertj.core.api.Assertions.assertThat;

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

class GroupControllerTest {

    private static final String GROUPS = "/api/v1/auth/groups";
    private static final String USERS = "/api/v1/auth/users";

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final AuthService SERVICE = AuthService.start(DATABASE, Map.of());

    private static final String ADMIN = SERVICE.admin();

    @Test
    void startsWithGroupsToGrant() {
        try (AuthService fresh = AuthService.start()) {
            HttpResponse<String> page = fresh.get(GROUPS, fresh.admin());

            assertThat(AuthService.list(page))
                    .map(group -> group.get("name"))
                    .containsExactly("admin", "manage", "read");
            assertThat(page.headers().firstValue("X-Total-Count")).hasValue("3");
            assertThat(AuthService.link(page, "last")).hasValue(GROUPS + "?page=0&size=20");
        }
    }

    @Test
    void addsAGroupAndSaysWhereItIs() {
        HttpResponse<String> added = add("analysts", "stocks", "smoke", "stocks");

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(AuthService.json(added))
                .containsOnlyKeys("name", "permissions", "created_at")
                .containsEntry("name", "analysts")
                .containsEntry("permissions", List.of("smoke", "stocks"));
        assertThat(added.headers().firstValue("Location")).hasValue(GROUPS + "/analysts");
        assertThat(SERVICE.get(GROUPS + "/analysts", ADMIN).body()).isEqualTo(added.body());
    }

    @Test
    void answers409ForANameThatIsTaken() {
        HttpResponse<String> answer = add("read", "smoke");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("/problems/group-name-taken", "\\\"read\\\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Read", "a b", "a/b", "ä", "\\u0000"})
    void answers400ForANameNoGroupCanHave(String name) {
        HttpResponse<String> answer = add(name, "smoke");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("name", "expected 1 to 64 small letters");
    }

    @Test
    void answers400ForAPermissionThereIsNot() {
        assertThat(add("pilots", "fly").body()).contains("The permission \\\"fly\\\" is unknown");
        assertThat(put("read", "fly").statusCode()).isEqualTo(400);
    }

    @Test
    void repeatsNoMoreThanTheBeginningOfAPermissionThatNobodyKnows() {
        assertThat(add("pilots", "x".repeat(1000)).body())
                .contains("The permission \\\"xxx", "xxx...\\\" is unknown")
                .doesNotContain("x".repeat(100));
    }

    @Test
    void repeatsNoMoreThanTheBeginningOfAGroupThatNobodyKnows() {
        assertThat(SERVICE.get("/api/v1/auth/groups/" + "x".repeat(1000), ADMIN).body())
                .contains("no group with the name \\\"xxx", "xxx...\\\"");
    }

    @Test
    void answers404ForAGroupThereIsNot() {
        assertThat(SERVICE.get(GROUPS + "/nowhere", ADMIN).statusCode()).isEqualTo(404);
        assertThat(put("nowhere", "smoke").statusCode()).isEqualTo(404);
        assertThat(delete("nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void grantsItsPermissionsToItsMembersBesideTheirOwn() {
        add("clocks", "time");
        addMember("ada", "smoke", "clocks");

        Map<String, Object> login = AuthService.json(SERVICE.login("ada", "adas-password"));

        assertThat(login).containsEntry("permissions", List.of("smoke", "time"));
    }

    @Test
    void changesWhatItsMembersMayDoFromTheirNextTokenOn() {
        add("counters", "time");
        addMember("bob", "smoke", "counters");
        String refreshToken = SERVICE.refreshToken("bob", "bobs-password");

        HttpResponse<String> changed = put("counters", "factorial");

        assertThat(AuthService.json(changed)).containsEntry("permissions", List.of("factorial"));
        assertThat(AuthService.json(SERVICE.refresh(refreshToken)))
                .containsEntry("permissions", List.of("factorial", "smoke"));
    }

    @Test
    void isRemovedOnlyWhenNobodyIsInIt() {
        add("ships", "smoke");
        String id = addMember("carol", "time", "ships");

        HttpResponse<String> inUse = delete("ships");
        SERVICE.send("PUT", USERS + "/" + id + "/groups", ADMIN, "{\"groups\":[]}");
        HttpResponse<String> removed = delete("ships");

        assertThat(inUse.statusCode()).isEqualTo(409);
        assertThat(inUse.body()).contains("/problems/group-in-use");
        assertThat(removed.statusCode()).isEqualTo(204);
        assertThat(SERVICE.get(GROUPS + "/ships", ADMIN).statusCode()).isEqualTo(404);
    }

    @Test
    void isRemovedOrJoinedNeverBoth() {
        String id = addMember("dave", "smoke", "read");
        add("boats", "time");

        List<Integer> statuses = AtOnce.call(
                2,
                i -> i == 0
                        ? delete("boats").statusCode()
                        : SERVICE.send("PUT", USERS + "/" + id + "/groups", ADMIN, "{\"groups\":[\"boats\"]}")
                                .statusCode());

        assertThat(statuses).isIn(List.of(204, 400), List.of(409, 200));
    }

    @Test
    void cannotTakeAdministrationFromEveryone() {
        TestDatabase database = TestDatabase.create();
        try (AuthService service = AuthService.start(database, Map.of())) {
            String admin = service.admin();
            Sql.update(database, "update users set permissions = '{}' where username = 'admin'");
            Sql.update(database, "insert into group_members select id, 'admin' from users where username = 'admin'");

            HttpResponse<String> answer =
                    service.send("PUT", GROUPS + "/admin/permissions", admin, "{\"permissions\":[\"smoke\"]}");

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("/problems/last-administrator");
            assertThat(AuthService.json(service.get(GROUPS + "/admin", admin)).get("permissions"))
                    .asString()
                    .contains("admin");
        }
    }

    @Test
    void letAnEnabledMemberAdministerInsteadOfTheLastOther() {
        TestDatabase database = TestDatabase.create();
        try (AuthService service = AuthService.start(database, Map.of())) {
            String admin = service.admin();
            Sql.update(database, "insert into group_members select id, 'admin' from users where username = 'demo'");
            String self = USERS + "/"
                    + Sql.column(database, "select id from users where username = 'admin'")
                            .getFirst();

            Sql.update(database, "update users set enabled = false where username = 'demo'");
            int whileDisabled = service.send("PUT", self + "/permissions", admin, "{\"permissions\":[]}")
                    .statusCode();
            Sql.update(database, "update users set enabled = true where username = 'demo'");
            int whileEnabled = service.send("PUT", self + "/permissions", admin, "{\"permissions\":[]}")
                    .statusCode();

            assertThat(whileDisabled).isEqualTo(409);
            assertThat(whileEnabled).isEqualTo(200);
        }
    }

    @Test
    void areForAdministratorsOnly() {
        assertThat(SERVICE.get(GROUPS).statusCode()).isEqualTo(401);
        assertThat(SERVICE.get(GROUPS, SERVICE.demo()).statusCode()).isEqualTo(403);
        assertThat(SERVICE.send("DELETE", GROUPS + "/read", SERVICE.demo(), "").statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<String> add(String name, String... permissions) {
        String json = "{\"name\":\"%s\",\"permissions\":[\"%s\"]}".formatted(name, String.join("\",\"", permissions));
        return SERVICE.send("POST", GROUPS, ADMIN, json);
    }

    private static HttpResponse<String> put(String name, String permission) {
        return SERVICE.send(
                "PUT", GROUPS + "/" + name + "/permissions", ADMIN, "{\"permissions\":[\"" + permission + "\"]}");
    }

    private static HttpResponse<String> delete(String name) {
        return SERVICE.send("DELETE", GROUPS + "/" + name, ADMIN, "");
    }

    private static String addMember(String username, String permission, String group) {
        String json = "{\"username\":\"%s\",\"password\":\"%ss-password\",\"permissions\":[\"%s\"],\"groups\":[\"%s\"]}"
                .formatted(username, username, permission, group);
        return String.valueOf(
                AuthService.json(SERVICE.send("POST", USERS, ADMIN, json)).get("id"));
    }
}
