package io.gatehouse.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AtOnce;
import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRotationTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Map<String, Object> OFTEN_CHECKED =
            Map.of("AUTH_KEY_CHECK_INTERVAL", "100ms", "TOKEN_KEYS_REFETCH_INTERVAL", "100ms");

    @AutoClose
    private static final AuthService SERVICE = AuthService.start(DATABASE, OFTEN_CHECKED);

    @AutoClose
    private static final AuthService REPLICA = AuthService.start(DATABASE, OFTEN_CHECKED);

    private String admin;

    @BeforeEach
    void everyoneKnowsTheNextKey() {
        SERVICE.eventually(() -> Keys.count(DATABASE, "NEXT") == 1);
        Keys.age(DATABASE);
        admin = SERVICE.admin();
        SERVICE.eventually(() -> !Keys.isRefusedBy(SERVICE, admin) && !Keys.isRefusedBy(REPLICA, admin));
    }

    @Test
    void publishesTheNextKeyBeforeItSigns() {
        String next = Keys.only(DATABASE, "NEXT");

        SERVICE.eventually(() -> Keys.published(SERVICE).contains(next));
        SERVICE.eventually(() -> Keys.published(REPLICA).contains(next));
        assertThat(Keys.signerOf(SERVICE.demo())).isNotEqualTo(next);
    }

    @Test
    void letsTheNextKeySignAtEveryReplicaFromTheNextTokenOn() {
        String next = Keys.only(DATABASE, "NEXT");

        HttpResponse<String> answer = Keys.rotate(SERVICE, admin);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"kid\":\"" + next + "\",\"algorithm\":\"RS256\",\"state\":\"active\"");
        assertThat(Keys.signerOf(SERVICE.demo())).isEqualTo(next);
        assertThat(Keys.signerOf(REPLICA.demo())).isEqualTo(next);
    }

    @Test
    void keepsTheKeyThatRetiresUntilItsLastTokenIsDead() {
        String token = SERVICE.demo();
        String retiring = Keys.signerOf(token);

        Keys.rotate(SERVICE, admin);

        SERVICE.eventually(() -> Keys.published(SERVICE).size() >= 3);
        assertThat(Keys.published(SERVICE)).contains(retiring);
        assertThat(Keys.isRefusedBy(SERVICE, token)).isFalse();
        assertThat(Keys.isRefusedBy(REPLICA, token)).isFalse();

        Keys.age(DATABASE);

        SERVICE.eventually(() -> !Keys.published(SERVICE).contains(retiring));
        SERVICE.eventually(() -> !Keys.published(REPLICA).contains(retiring));
        assertThat(Sql.column(
                        DATABASE,
                        "select state from signing_keys_in_state where length(private_key) = 0 and kid = '%s'"
                                .formatted(retiring)))
                .containsExactly("REMOVED");
    }

    @Test
    void keepsTheKeyThatRetiresWhileTokensOfALongerLifetimeLive() {
        TestDatabase database = TestDatabase.create();
        Map<String, Object> seldomChecked = Map.of("AUTH_KEY_CHECK_INTERVAL", "8m");
        try (AuthService before = AuthService.start(database, Map.of("AUTH_TOKEN_LIFETIME", "30d"))) {
            before.eventually(() -> Keys.count(database, "NEXT") == 1);
            before.demo();
        }
        try (AuthService service = AuthService.start(database, seldomChecked)) {
            Keys.age(database);
            Keys.rotate(service, service.admin());
            Keys.age(database);
            StoredKeyRepository keys = service.server().getApplicationContext().getBean(StoredKeyRepository.class);

            assertThat(keys.removeDead().block()).isZero();

            Sql.update(database, "update issuing set earlier_tokens_until = now() - interval '1 minute'");

            assertThat(keys.removeDead().block()).isEqualTo(1);
        }
    }

    @Test
    void answers409WhileTheNextKeyIsNewToSomeone() {
        Keys.rotate(SERVICE, admin);
        SERVICE.eventually(() -> Keys.count(DATABASE, "NEXT") == 1);

        HttpResponse<String> answer = Keys.rotate(SERVICE, admin);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("published for 600 seconds");
    }

    @Test
    void rotatesOnceWhenReplicasAreToldAtTheSameTime() {
        for (int round = 0; round < 5; round++) {
            SERVICE.eventually(() -> Keys.count(DATABASE, "NEXT") == 1);
            Keys.age(DATABASE);
            String next = Keys.only(DATABASE, "NEXT");

            List<Integer> statuses = AtOnce.call(
                    6, i -> Keys.rotate(i % 2 == 0 ? SERVICE : REPLICA, admin).statusCode());

            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
            assertThat(Keys.only(DATABASE, "ACTIVE")).isEqualTo(next);
            assertThat(Keys.count(DATABASE, "NEXT")).isEqualTo(1);
        }
    }

    @Test
    void rotatesByItselfWhenTheTimeHasCome() {
        String next = Keys.only(DATABASE, "NEXT");

        Sql.update(
                DATABASE,
                "update signing_keys set activated_at = now() - interval '31 days' where retired_at is null"
                        + " and activated_at is not null");

        SERVICE.eventually(() -> Keys.only(DATABASE, "ACTIVE").equals(next));
        SERVICE.eventually(() -> Keys.count(DATABASE, "NEXT") == 1);
    }

    @Test
    void removesAKeySomebodyElseHasAndEverythingItSigned() {
        List<String> tokens = List.of(SERVICE.demo(), REPLICA.demo());
        String stolen = Keys.only(DATABASE, "ACTIVE");
        String next = Keys.only(DATABASE, "NEXT");

        HttpResponse<String> answer = SERVICE.send("DELETE", Keys.PATH + "/" + stolen, admin, "");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(Keys.signerOf(REPLICA.demo())).isEqualTo(next);
        assertThat(Keys.published(SERVICE)).doesNotContain(stolen).contains(next);
        assertThat(SERVICE.get("/revocations").body()).contains("\"" + stolen + "\"");
        for (AuthService replica : List.of(SERVICE, REPLICA)) {
            replica.eventually(() -> tokens.stream().allMatch(token -> Keys.isRefusedBy(replica, token)));
            String after = replica.demo();
            replica.eventually(() -> !Keys.isRefusedBy(replica, after));
        }
    }

    @Test
    void removesAKeyThatDoesNotSignYet() {
        String stolen = Keys.only(DATABASE, "NEXT");
        String active = Keys.only(DATABASE, "ACTIVE");

        assertThat(SERVICE.send("DELETE", Keys.PATH + "/" + stolen, admin, "").statusCode())
                .isEqualTo(204);

        assertThat(Keys.only(DATABASE, "NEXT")).isNotEqualTo(stolen);
        assertThat(Keys.only(DATABASE, "ACTIVE")).isEqualTo(active);
        assertThat(SERVICE.get(Keys.PATH, admin).body()).contains("\"kid\":\"" + stolen + "\"", "\"removed\"");
        assertThat(SERVICE.send("DELETE", Keys.PATH + "/" + stolen, admin, "").statusCode())
                .isEqualTo(204);
    }

    @Test
    void makesAKeyThatSignsIfBothThereAreWereRemoved() {
        Sql.update(DATABASE, "update issuing set next_kid = null");
        String stolen = Keys.only(DATABASE, "ACTIVE");
        assertThat(SERVICE.send("DELETE", Keys.PATH + "/" + stolen, admin, "").statusCode())
                .isEqualTo(204);

        assertThat(AtOnce.call(4, i -> Keys.signerOf((i % 2 == 0 ? SERVICE : REPLICA).demo())))
                .containsOnly(Keys.only(DATABASE, "ACTIVE"))
                .doesNotContain(stolen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobodys", "nobodys%00", "nobodys-kid-of-43-characters-like-a-sha-256"})
    void answers404ForAKeyNobodyMade(String kid) {
        HttpResponse<String> answer = SERVICE.send("DELETE", Keys.PATH + "/" + kid, admin, "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no signing key with the kid \\\"nobodys");
        assertThat(Sql.column(DATABASE, "select target from audit_events where target like 'nobodys%'"))
                .isEmpty();
    }

    @Test
    void isForAdministratorsOnly() {
        String demo = SERVICE.demo();

        assertThat(SERVICE.get(Keys.PATH, demo).statusCode()).isEqualTo(403);
        assertThat(Keys.rotate(SERVICE, demo).statusCode()).isEqualTo(403);
        assertThat(SERVICE.send("DELETE", Keys.PATH + "/" + Keys.only(DATABASE, "NEXT"), demo, "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(SERVICE.get(Keys.PATH).statusCode()).isEqualTo(401);
    }

    @Test
    void listsKeysWithoutTheirPrivateParts() {
        HttpResponse<String> answer = SERVICE.get(Keys.PATH, admin);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(Keys.only(DATABASE, "ACTIVE"), Keys.only(DATABASE, "NEXT"), "\"created_at\"")
                .doesNotContain("private");
    }
}
