package io.gatehouse.resource.factorial;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Caller;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
class FactorialControllerTest {

    @Inject
    EmbeddedServer server;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 20, 21, 50, 500, 501, 10_000})
    void answersEveryDigitAsAJsonNumber(int number) {
        HttpResponse<String> answer = factorialOf(String.valueOf(number));

        assertThat(answer.body()).isEqualTo("{\"factorial\":%s}", product(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"5.5", "5.0", "abc", "+5", " 5", "5 ", "1e3", "0x5", "1_000", "٥", "", "-1", "-0", "NaN", "null"
            })
    void answers400ForWhatIsNotAWholeNumber(String number) {
        HttpResponse<String> answer = factorialOf(number);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"detail\":\"number is \\\"" + number + "\\\": expected a whole number from 0 to 10000\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10001", "2147483648", "9223372036854775808", "100000000000000000000000000000000000000"})
    void answers400AboveTheLimit(String number) {
        HttpResponse<String> answer = factorialOf(number);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("is \\\"" + number + "\\\": expected a whole number from 0 to 10000");
    }

    @Test
    void answers400WithoutANumber() {
        HttpResponse<String> answer = get("/api/v1/factorial");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("number is missing: expected a whole number from 0 to 10000");
    }

    @Test
    void answers400ForTwoNumbers() {
        HttpResponse<String> answer = get("/api/v1/factorial?number=5&number=6");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("number is there more than once: expected once");
    }

    @Test
    void repeatsOnlyTheBeginningOfALongValue() {
        HttpResponse<String> answer = factorialOf("9".repeat(3000));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("number is \\\"" + "9".repeat(60) + "...\\\"");
    }

    @Test
    void ignoresLeadingZeros() {
        HttpResponse<String> answer = factorialOf("0".repeat(3000) + "5");

        assertThat(answer.body()).isEqualTo("{\"factorial\":120}");
    }

    @Test
    void answers403WithoutThePermission() {
        HttpResponse<String> answer = Caller.of(server).getAs("time", "/api/v1/factorial?number=5");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> factorialOf(String number) {
        return get("/api/v1/factorial?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> get(String path) {
        return Caller.of(server).getAs("factorial", path);
    }

    /** The long way, to compare with. */
    private static BigInteger product(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(BigInteger::valueOf)
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }
}
