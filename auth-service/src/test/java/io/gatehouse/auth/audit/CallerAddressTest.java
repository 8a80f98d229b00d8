package io.gatehouse.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CallerAddressTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final AuthService SERVICE = AuthService.start(DATABASE, Map.of());

    @Test
    void isThePeersWithoutAGateway() {
        assertThat(addressOf()).isEqualTo("127.0.0.1");
    }

    @Test
    void isTheLastOfTheForwardedOnes() {
        assertThat(addressOf("X-Forwarded-For", "198.51.100.1, 192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(addressOf("X-Forwarded-For", "2001:db8::1")).isEqualTo("2001:db8::1");
    }

    @Test
    void isTheOneTheGatewayFoundBehindAProxy() {
        assertThat(addressOf("X-Forwarded-For", "192.0.2.7, 10.0.0.1", "X-Real-IP", "192.0.2.7"))
                .isEqualTo("192.0.2.7");
    }

    @Test
    void isThePeersIfWhatIsToldIsNoAddress() {
        assertThat(addressOf("X-Forwarded-For", "somewhere")).isEqualTo("127.0.0.1");
        assertThat(addressOf("X-Forwarded-For", "")).isEqualTo("127.0.0.1");
        assertThat(addressOf("X-Real-IP", "unknown")).isEqualTo("127.0.0.1");
    }

    private static String addressOf(String... headers) {
        HttpRequest.Builder login = SERVICE.caller()
                .request("/api/v1/auth/create")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(AuthService.credentials("demo", AuthService.DEMO_PASSWORD)));
        SERVICE.caller().send(headers.length == 0 ? login : login.headers(headers));
        return Sql.column(DATABASE, "select address from audit_events order by id desc limit 1")
                .getFirst();
    }
}
