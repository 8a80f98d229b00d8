package io.gatehouse.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AtOnce;
import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LoginTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final Map<String, Object> LIMITS = Map.of(
            "AUTH_LOGIN_FAILURES_PER_ACCOUNT",
            3,
            "AUTH_LOGIN_FAILURES_PER_ADDRESS",
            5,
            "AUTH_LOGIN_FIRST_DELAY",
            "30s",
            "AUTH_LOGIN_LONGEST_DELAY",
            "1m");

    @AutoClose
    private static final AuthService SERVICE = AuthService.start(DATABASE, LIMITS);

    @AutoClose
    private static final AuthService REPLICA = AuthService.start(DATABASE, LIMITS);

    private static final String ADMIN = SERVICE.admin();

    @Test
    void answers429AfterTooManyWrongPasswordsEvenToTheRightOne() {
        failInTurn("admin", 3, "192.0.2.");

        HttpResponse<String> answer = login(SERVICE, "admin", AuthService.ADMIN_PASSWORD, "192.0.2.9");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(retryAfter(answer)).isBetween(1, 31);
        assertThat(answer.body()).contains("/problems/too-many-tries");
    }

    @Test
    void answers429ForUnknownUsersToo() {
        failInTurn("nobody", 3, "198.51.100.");

        assertThat(login(SERVICE, "Nobody", "wrong-password", "198.51.100.9").statusCode())
                .isEqualTo(429);
    }

    @Test
    void countsWithItsReplicas() {
        login(SERVICE, "anybody", "wrong-password", "192.0.2.31");
        login(REPLICA, "anybody", "wrong-password", "192.0.2.32");
        login(SERVICE, "anybody", "wrong-password", "192.0.2.33");

        assertThat(login(REPLICA, "anybody", "wrong-password", "192.0.2.34").statusCode())
                .isEqualTo(429);
    }

    @Test
    void judgesNoMoreOfManyTriesAtOnceThanInTurn() {
        List<Integer> statuses = AtOnce.call(
                12, i -> login(i % 2 == 0 ? SERVICE : REPLICA, "somebody", "wrong-password", "192.0.2.4" + i)
                        .statusCode());

        assertThat(statuses)
                .containsOnly(401, 429)
                .filteredOn(status -> status == 401)
                .hasSize(3);
    }

    @Test
    void doublesTheDelayWithEachFurtherFailure() {
        failInTurn("everybody", 3, "192.0.2.5");
        int first = retryAfter(login(SERVICE, "everybody", "wrong-password", "192.0.2.60"));

        letDelaysPass();
        HttpResponse<String> judged = login(SERVICE, "everybody", "wrong-password", "192.0.2.61");
        int second = retryAfter(login(SERVICE, "everybody", "wrong-password", "192.0.2.62"));

        assertThat(first).isLessThanOrEqualTo(31);
        assertThat(judged.statusCode()).isEqualTo(401);
        assertThat(second).isBetween(32, 61);
    }

    @Test
    void forgetsFailuresAfterAWhile() {
        failInTurn("whoever", 2, "192.0.2.7");
        Sql.update(DATABASE, "update login_failures set last_at = last_at - interval '1 hour'");

        failInTurn("whoever", 2, "192.0.2.8");

        assertThat(login(SERVICE, "whoever", "wrong-password", "192.0.2.89").statusCode())
                .isEqualTo(401);
    }

    @Test
    void letsNobodyKeepAUserOutOfAFamiliarPlace() {
        addUser("ada");
        login(SERVICE, "ada", "adas-password", "203.0.113.77");

        failInTurn("ada", 3, "203.0.113.8");

        assertThat(login(SERVICE, "ada", "adas-password", "203.0.113.99").statusCode())
                .isEqualTo(429);
        assertThat(login(REPLICA, "ada", "adas-password", "203.0.113.77").statusCode())
                .isEqualTo(201);
    }

    @Test
    void slowsGuessingInAFamiliarPlaceToo() {
        addUser("bob");
        login(SERVICE, "bob", "bobs-password", "203.0.113.66");

        for (int i = 0; i < 3; i++) {
            login(SERVICE, "bob", "wrong-password", "203.0.113.66");
        }

        assertThat(login(SERVICE, "bob", "bobs-password", "203.0.113.66").statusCode())
                .isEqualTo(429);
        assertThat(login(SERVICE, "bob", "bobs-password", "203.0.113.67").statusCode())
                .isEqualTo(201);
    }

    @Test
    void isStrangeEverywhereOnceAnAdministratorHasSetAPassword() {
        addUser("dan");
        login(SERVICE, "dan", "dans-password", "203.0.113.77");
        String networks = "select network from familiar_networks join users on id = user_id where username = 'dan'";
        assertThat(Sql.column(DATABASE, networks)).containsExactly("203.0.113.77");
        String id = Sql.column(DATABASE, "select id from users where username = 'dan'")
                .getFirst();

        SERVICE.send("PUT", "/api/v1/auth/users/" + id + "/password", ADMIN, "{\"password\":\"dans-next-password\"}");

        assertThat(Sql.column(DATABASE, networks)).isEmpty();
    }

    @Test
    void answers429ToAnAddressThatTriesManyNames() {
        for (int i = 0; i < 5; i++) {
            login(SERVICE, "name" + i, "wrong-password", "203.0.113.1");
        }

        assertThat(login(REPLICA, "demo", AuthService.DEMO_PASSWORD, "203.0.113.1")
                        .statusCode())
                .isEqualTo(429);
        assertThat(login(REPLICA, "demo", AuthService.DEMO_PASSWORD, "203.0.113.2")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void takesAnIpv6NetworkForOneAddress() {
        for (int i = 0; i < 5; i++) {
            login(SERVICE, "six" + i, "wrong-password", "2001:db8:1:1::" + i);
        }

        assertThat(login(SERVICE, "six", "wrong-password", "2001:db8:1:1:ffff::1")
                        .statusCode())
                .isEqualTo(429);
        assertThat(login(SERVICE, "six", "wrong-password", "2001:db8:1:2::1").statusCode())
                .isEqualTo(401);
    }

    @Test
    void believesOnlyWhatTheGatewayAddsToForwardedAddresses() {
        for (int i = 0; i < 5; i++) {
            login(SERVICE, "alias" + i, "wrong-password", "10.0.0." + i + ", 203.0.113.3");
        }

        assertThat(login(SERVICE, "demo", AuthService.DEMO_PASSWORD, "10.0.0.9, 203.0.113.3")
                        .statusCode())
                .isEqualTo(429);
        assertThat(login(SERVICE, "demo", AuthService.DEMO_PASSWORD, "203.0.113.3, 203.0.113.4")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void neverCountsLoginsThatSucceed() {
        List<Integer> statuses = AtOnce.call(8, i -> login(SERVICE, "demo", AuthService.DEMO_PASSWORD, "203.0.113.5")
                .statusCode());

        assertThat(statuses).containsOnly(201);
    }

    @Test
    void startsAnewAfterTheRightPassword() {
        addUser("carol");
        List<String> tries = List.of("wrong", "wrong", "carols-password", "wrong", "wrong", "carols-password");

        List<Integer> statuses = IntStream.range(0, tries.size())
                .map(i -> login(SERVICE, "carol", tries.get(i), "198.51.100.7").statusCode())
                .boxed()
                .toList();

        assertThat(statuses).containsExactly(401, 401, 201, 401, 401, 201);
    }

    @Test
    void answers401ToANameNobodyCanHave() {
        assertThat(login(SERVICE, "a\\u0000b", "wrong-password", "198.51.100.9").statusCode())
                .isEqualTo(401);
    }

    @Test
    void storesNoNameThatWasTyped() {
        login(SERVICE, "my-password-by-mistake", "wrong-password", "198.51.100.8");

        assertThat(Sql.column(DATABASE, "select key from login_failures")).allMatch(key -> key.matches("[0-9a-f]{64}"));
    }

    @Test
    void deletesWhatIsForgotten() {
        try (AuthService tidy = AuthService.start(DATABASE, Map.of("AUTH_CLEANUP_INTERVAL", "100ms"))) {
            Sql.update(DATABASE, "insert into login_failures values ('old', 1, now() - interval '1 hour')");
            Sql.update(
                    DATABASE,
                    "insert into familiar_networks select id, 'old', now() - interval '31 days' from users limit 1");

            tidy.eventually(() -> Sql.column(DATABASE, "select key from login_failures where key = 'old'")
                    .isEmpty());
            tidy.eventually(() -> Sql.column(DATABASE, "select network from familiar_networks where network = 'old'")
                    .isEmpty());
        }
    }

    @Test
    void forgetsOnePortionAfterTheOther() {
        Sql.update(DATABASE, """
                insert into login_failures select 'old-' || n, 1, now() - interval '1 hour'
                from generate_series(1, 5) as n""");
        Sql.update(DATABASE, """
                insert into familiar_networks select users.id, 'old-' || n, now() - interval '31 days'
                from (select id from users limit 1) as users, generate_series(1, 5) as n""");
        LoginCleanup cleanup = SERVICE.server().getApplicationContext().getBean(LoginCleanup.class);

        assertThat(cleanup.deleteForgotten(2).block()).isGreaterThanOrEqualTo(10);

        assertThat(Sql.column(DATABASE, """
                        select key from login_failures where key like 'old-%'
                        union all select network from familiar_networks where network like 'old-%'""")).isEmpty();
    }

    private static void failInTurn(String username, int times, String addresses) {
        for (int i = 0; i < times; i++) {
            login(SERVICE, username, "wrong-password", addresses + i);
        }
    }

    private static void letDelaysPass() {
        Sql.update(DATABASE, "update login_failures set blocked_until = now() where blocked_until is not null");
    }

    private static void addUser(String username) {
        SERVICE.send(
                "POST",
                "/api/v1/auth/users",
                ADMIN,
                "{\"username\":\"%s\",\"password\":\"%ss-password\",\"permissions\":[]}".formatted(username, username));
    }

    private static int retryAfter(HttpResponse<String> answer) {
        return Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow());
    }

    private static HttpResponse<String> login(AuthService service, String username, String password, String address) {
        return service.caller()
                .send(service.caller()
                        .request("/api/v1/auth/create")
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", address)
                        .POST(BodyPublishers.ofString(AuthService.credentials(username, password))));
    }
}
