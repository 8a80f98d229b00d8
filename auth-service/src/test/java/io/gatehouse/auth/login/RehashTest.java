package io.gatehouse.auth.login;

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

/** What becomes of hashes when their costs are changed. The users' are those of before. */
class RehashTest {

    private static final String PRESENT = "$argon2id$v=19$m=128,t=3,p=1$";

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final AuthService SERVICE = startWithOtherCosts();

    @Test
    void givesAHashThePresentCostsAtALogin() {
        String before = hash("demo");

        HttpResponse<String> first = SERVICE.login("demo", AuthService.DEMO_PASSWORD);
        String after = hash("demo");
        HttpResponse<String> second = SERVICE.login("demo", AuthService.DEMO_PASSWORD);

        assertThat(before).doesNotStartWith(PRESENT);
        assertThat(after).startsWith(PRESENT);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(SERVICE.refresh(refreshToken(first)).statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(hash("demo")).isEqualTo(after);
    }

    @Test
    void leavesTheHashAloneIfThePasswordIsWrong() {
        String before = hash("admin");

        SERVICE.login("admin", "wrong-password");

        assertThat(hash("admin")).isEqualTo(before);
    }

    @Test
    void keepsNobodyOutWhoLogsInAtTheSameTime() {
        Sql.update(
                DATABASE,
                "insert into users (username, password_hash, permissions) select 'ada', password_hash, '{}'"
                        + " from users where username = 'admin'");

        List<Integer> statuses = AtOnce.call(
                8, i -> SERVICE.login("ada", AuthService.ADMIN_PASSWORD).statusCode());

        assertThat(statuses).containsOnly(201);
        assertThat(hash("ada")).startsWith(PRESENT);
    }

    private static String hash(String username) {
        return Sql.column(DATABASE, "select password_hash from users where username = '" + username + "'")
                .getFirst();
    }

    private static String refreshToken(HttpResponse<String> login) {
        return String.valueOf(AuthService.json(login).get("refresh_token"));
    }

    private static AuthService startWithOtherCosts() {
        AuthService.start(DATABASE, costs(64, 2)).close();
        return AuthService.start(DATABASE, costs(128, 3));
    }

    private static Map<String, Object> costs(int memoryKib, int iterations) {
        return Map.of("AUTH_PASSWORD_MEMORY_KIB", memoryKib, "AUTH_PASSWORD_ITERATIONS", iterations);
    }
}
