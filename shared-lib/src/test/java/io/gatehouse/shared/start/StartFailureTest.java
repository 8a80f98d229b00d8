package io.gatehouse.shared.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartFailureTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "example.limit | x | example.limit is \"x\": expected a whole number",
                "example.limit | 11 | example.limit is \"11\": must be less than or equal to 10",
                "EXAMPLE_LIMIT | x | EXAMPLE_LIMIT is \"x\": expected a whole number",
                "EXAMPLE_LIMIT | 11 | EXAMPLE_LIMIT is \"11\": must be less than or equal to 10",
                "TOKEN_KEYS_REFRESH | 5 | TOKEN_KEYS_REFRESH is \"5\": expected a duration such as 500ms, 10s or 5m",
                "TOKEN_ISSUER | ' ' | TOKEN_ISSUER is \" \": must not be blank",
                "token.poll-interval | abc | token.poll-interval is \"abc\": expected a duration such as 500ms, 10s or 5m",
                "micronaut.server.port | 99999 | micronaut.server.port is \"99999\": must be less than or equal to 65535",
                "micronaut.server.port | http | micronaut.server.port is \"http\": expected a whole number",
                "endpoints.all.port | 0 | endpoints.all.port is \"0\": must be greater than or equal to 1",
                "micronaut.http.services.authorization-server.url | :x | micronaut.http.services.authorization-server.url is \":x\": expected an address such as http://127.0.0.1:8080",
                "token.poll-interval | 0s | token.poll-interval is \"0s\": expected a duration of at least 1ms and at most 365d",
                "token.poll-interval | -1s | token.poll-interval is \"-1s\": expected a duration of at least 1ms and at most 365d",
                "TOKEN_KEYS_REFRESH | 0s | TOKEN_KEYS_REFRESH is \"0s\": expected a duration of at least 1ms and at most 365d",
                "TOKEN_KEYS_REFETCH_INTERVAL | 366d | TOKEN_KEYS_REFETCH_INTERVAL is \"366d\": expected a duration of at least 1ms and at most 365d",
                "drain.delay | -1s | drain.delay is \"-1s\": expected a duration of at least 0s and at most 365d",
                "database.retry-interval | 0s | database.retry-interval is \"0s\": expected a duration of at least 1ms and at most 365d",
                "database.migration-patience | -1s | database.migration-patience is \"-1s\": expected a duration of at least 0s and at most 365d",
                "drain.timeout | -1ms | drain.timeout is \"-1ms\": expected a duration of at least 0s and at most 365d",
                "micronaut.http.services.authorization-server.urls | ftp://a:1 | AUTH_SERVICE_URL is \"ftp://a:1\": expected addresses such as http://127.0.0.1:8080, with commas between",
                "micronaut.http.services.authorization-server.urls | //a:1 | AUTH_SERVICE_URL is \"//a:1\": expected addresses such as http://127.0.0.1:8080, with commas between",
                "micronaut.http.services.authorization-server.urls | http://a:65536 | AUTH_SERVICE_URL is \"http://a:65536\": expected addresses such as http://127.0.0.1:8080, with commas between",
                "micronaut.http.services.authorization-server.urls | http://a:0 | AUTH_SERVICE_URL is \"http://a:0\": expected addresses such as http://127.0.0.1:8080, with commas between",
                "micronaut.http.services.authorization-server.urls | http://me:secret@a:1 | AUTH_SERVICE_URL has an @, and perhaps a password: expected addresses such as http://127.0.0.1:8080, with commas between",
                "micronaut.http.services.authorization-server.urls | :x | AUTH_SERVICE_URL is \":x\": expected addresses such as http://127.0.0.1:8080, with commas between",
                "micronaut.http.services.authorization-server.urls | http://a:1,b:2 | AUTH_SERVICE_URL is \"http://a:1,b:2\": expected addresses such as http://127.0.0.1:8080, with commas between"
            })
    void namesTheSettingItsValueAndWhatWasExpected(String setting, String value, String sentence) {
        assertThat(FailedStart.reasonWith(Map.of(setting, value))).isEqualTo(sentence);
    }

    @Test
    void namesTheAddressThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String reason = FailedStart.reasonWith(Map.of("micronaut.server.port", taken.getLocalPort()));

            assertThat(reason).contains("127.0.0.1:" + taken.getLocalPort(), "already in use");
        }
    }

    @Test
    void hasNoWordsForWhatIsNoSetting() {
        try (ApplicationContext context = ApplicationContext.builder().build()) {
            StartFailure failure = new StartFailure(context.getEnvironment());

            assertThat(failure.reason(new IllegalStateException("broken", new IOException("disk"))))
                    .isEmpty();
        }
    }
}
