package io.gatehouse.auth.client;

import static io.gatehouse.auth.TestClient.TOKEN;
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

class ClientControllerTest {

    private static final String CLIENTS = "/api/v1/auth/clients";

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final AuthService SERVICE = AuthService.start(DATABASE, Map.of());

    private static final String ADMIN = SERVICE.admin();

    @Test
    void answersTheSecretOfANewClientOnce() {
        HttpResponse<String> answer = add("{\"name\":\"billing\",\"scopes\":[\"stocks\",\"smoke\",\"smoke\"],"
                + "\"grant_types\":[\"client_credentials\"]}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).hasValue(CLIENTS + "/client~billing");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(AuthService.json(answer))
                .containsOnlyKeys("client_id", "client_secret")
                .containsEntry("client_id", "client~billing");
        assertThat(AuthService.json(get(CLIENTS + "/client~billing")))
                .containsOnlyKeys("client_id", "scopes", "grant_types", "introspection", "enabled", "created_at")
                .containsEntry("scopes", List.of("smoke", "stocks"))
                .containsEntry("grant_types", List.of("client_credentials"))
                .containsEntry("introspection", false)
                .containsEntry("enabled", true);
    }

    @Test
    void storesSecretsOnlyAsHashes() {
        TestClient client = TestClient.add(SERVICE, "smoke", "client_credentials");

        List<String> stored = Sql.column(
                DATABASE,
                "select secret_hash = sha256('%s'::bytea) from clients where client_id = '%s'"
                        .formatted(client.secret(), client.id()));

        assertThat(stored).containsExactly("t");
        assertThat(client.secret()).hasSize(43);
        assertThat(Sql.column(
                        DATABASE,
                        "select clients::text from clients where clients::text like '%%%s%%'"
                                .formatted(client.secret())))
                .isEmpty();
    }

    @Test
    void listsClientsInPages() {
        TestClient.add(SERVICE, "", "");
        TestClient.add(SERVICE, "", "");

        HttpResponse<String> page = get(CLIENTS + "?page=1&size=1");

        assertThat(AuthService.list(page)).hasSize(1);
        assertThat(AuthService.link(page, "prev")).hasValue(CLIENTS + "?page=0&size=1");
        assertThat(page.headers().firstValueAsLong("X-Total-Count").orElseThrow())
                .isGreaterThanOrEqualTo(2);
        assertThat(get(CLIENTS).body()).doesNotContain("secret");
    }

    @Test
    void answers409ForANameThatIsTaken() {
        String client = "{\"name\":\"taken\",\"scopes\":[],\"grant_types\":[]}";
        add(client);

        HttpResponse<String> answer = add(client);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("\\\"taken\\\"", "/problems/client-name-taken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"name\":\"x\"}",
                "{\"name\":\"x\",\"scopes\":[]}",
                "{\"name\":\"x\",\"grant_types\":[]}",
                "{\"name\":\"\",\"scopes\":[],\"grant_types\":[]}",
                "{\"name\":\"Upper\",\"scopes\":[],\"grant_types\":[]}",
                "{\"name\":\"-x\",\"scopes\":[],\"grant_types\":[]}",
                "{\"name\":\"client~x\",\"scopes\":[],\"grant_types\":[]}",
                "{\"name\":\"x\",\"scopes\":[\"fly\"],\"grant_types\":[]}",
                "{\"name\":\"x\",\"scopes\":[null],\"grant_types\":[]}",
                "{\"name\":\"x\",\"scopes\":[],\"grant_types\":[\"implicit\"]}",
                "{\"name\":\"x\",\"scopes\":[],\"grant_types\":[],\"introspection\":\"yes\"}",
                "{\"name\":\"x\",\"scopes\":[],\"grant_types\":[],\"introspect\":true}"
            })
    void answers400ForAClientThatCannotBe(String json) {
        HttpResponse<String> answer = add(json);

        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void namesWhatIsUnknownAndWhatIsExpected() {
        assertThat(add("{\"name\":\"x\",\"scopes\":[],\"grant_types\":[\"implicit\"]}")
                        .body())
                .contains("\\\"implicit\\\"", "client_credentials, refresh_token, password");
    }

    @Test
    void replacesWhatAClientMayDo() {
        TestClient client = TestClient.add(SERVICE, "smoke time", "client_credentials");

        HttpResponse<String> answer = SERVICE.send(
                "PUT",
                client.path(),
                ADMIN,
                "{\"scopes\":[\"stocks\"],\"grant_types\":[\"refresh_token\"],\"introspection\":false}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(AuthService.json(answer))
                .containsEntry("scopes", List.of("stocks"))
                .containsEntry("grant_types", List.of("refresh_token"))
                .containsEntry("introspection", false);
    }

    @Test
    void tellsTheAuditAllThatIsGranted() {
        TestClient client = TestClient.add(SERVICE, "smoke time", "client_credentials");
        SERVICE.send(
                "PUT",
                client.path(),
                ADMIN,
                "{\"scopes\":[],\"grant_types\":[\"refresh_token\",\"password\"],\"introspection\":false}");

        assertThat(Sql.column(
                        DATABASE,
                        "select detail from audit_events where target = '%s' order by id".formatted(client.id())))
                .containsExactly(
                        "scopes: smoke, time; grant types: client_credentials; introspection: true",
                        "scopes: ; grant types: password, refresh_token; introspection: false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client~nobody", "nobody", "client~%00", "client~A"})
    void answers404ForAClientThereIsNot(String id) {
        String path = CLIENTS + "/" + id;

        assertThat(get(path).statusCode()).isEqualTo(404);
        assertThat(SERVICE.send("PUT", path, ADMIN, "{\"scopes\":[],\"grant_types\":[],\"introspection\":true}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(SERVICE.send("PUT", path + "/enabled", ADMIN, "{\"enabled\":false}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(rotate(path, 0).statusCode()).isEqualTo(404);
    }

    @Test
    void rotatesASecretAtOnce() {
        TestClient client = TestClient.add(SERVICE, "smoke", "client_credentials");

        HttpResponse<String> answer = rotate(client.path(), 0);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(works(client)).isFalse();
        assertThat(works(with(client, answer))).isTrue();
    }

    @Test
    void letsTheOldSecretWorkForAWhileIfAskedTo() {
        TestClient first = TestClient.add(SERVICE, "smoke", "client_credentials");

        TestClient second = with(first, rotate(first.path(), 3600));
        assertThat(works(first)).isTrue();
        assertThat(works(second)).isTrue();
        TestClient third = with(first, rotate(first.path(), 3600));
        assertThat(works(first)).isFalse();
        assertThat(works(second)).isTrue();
        Sql.update(DATABASE, "update clients set old_secret_until = now() where client_id = '" + first.id() + "'");

        assertThat(works(second)).isFalse();
        assertThat(works(third)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"overlap_seconds\":-1}",
                "{\"overlap_seconds\":604801}",
                "{\"overlap_seconds\":\"soon\"}"
            })
    void answers400ForARotationThatCannotBe(String json) {
        TestClient client = TestClient.add(SERVICE, "smoke", "client_credentials");

        assertThat(SERVICE.send("POST", client.path() + "/secret", ADMIN, json).statusCode())
                .isEqualTo(400);
        assertThat(works(client)).isTrue();
    }

    @Test
    void killsTheTokensOfADisabledClientForGood() {
        TestClient client = TestClient.add(SERVICE, "smoke", "client_credentials");
        TestClient other = TestClient.add(SERVICE, "smoke", "client_credentials");
        String token = client.token();
        String others = other.token();

        HttpResponse<String> answer = client.setEnabled(false);

        assertThat(AuthService.json(answer)).containsEntry("enabled", false);
        SERVICE.eventually(() -> status(token) == 401);
        assertThat(status(others)).isEqualTo(200);
        client.setEnabled(true);
        String next = client.token();
        SERVICE.eventually(() -> status(next) == 200);
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void killsTheTokensOfADisabledClientAtEveryReplica() {
        try (AuthService replica = AuthService.start(DATABASE, Map.of())) {
            TestClient client = TestClient.add(SERVICE, "smoke", "client_credentials");
            String token = client.token();
            assertThat(replica.get("/api/v1/auth/valid?resource=smoke", token).statusCode())
                    .isEqualTo(200);

            client.setEnabled(false);

            replica.eventually(() ->
                    replica.get("/api/v1/auth/valid?resource=smoke", token).statusCode() == 401);
        }
    }

    @Test
    void isForAdministrators() {
        String demo = SERVICE.demo();

        assertThat(SERVICE.get(CLIENTS).statusCode()).isEqualTo(401);
        assertThat(SERVICE.get(CLIENTS, demo).statusCode()).isEqualTo(403);
        assertThat(SERVICE.send("POST", CLIENTS, demo, "{}").statusCode()).isEqualTo(403);
        assertThat(SERVICE.send("POST", CLIENTS + "/client~x/secret", demo, "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<String> add(String json) {
        return SERVICE.send("POST", CLIENTS, ADMIN, json);
    }

    private static HttpResponse<String> get(String path) {
        return SERVICE.get(path, ADMIN);
    }

    private static HttpResponse<String> rotate(String path, int overlapSeconds) {
        return SERVICE.send("POST", path + "/secret", ADMIN, "{\"overlap_seconds\":" + overlapSeconds + "}");
    }

    private static TestClient with(TestClient client, HttpResponse<String> rotated) {
        return new TestClient(
                SERVICE, client.id(), String.valueOf(AuthService.json(rotated).get("client_secret")));
    }

    private static boolean works(TestClient client) {
        return client.post(TOKEN, "grant_type", "client_credentials").statusCode() == 200;
    }

    private static int status(String token) {
        return SERVICE.get("/api/v1/auth/valid?resource=smoke", token).statusCode();
    }
}
