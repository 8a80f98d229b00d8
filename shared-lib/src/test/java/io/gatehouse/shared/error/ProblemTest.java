package io.gatehouse.shared.error;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gatehouse.shared.testing.Caller;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@MicronautTest
class ProblemTest {

    @Inject
    EmbeddedServer server;

    private Caller caller;

    @BeforeEach
    void call() {
        caller = Caller.of(server);
    }

    @Test
    void saysWhatWasWrongWithWhichRequest() {
        HttpResponse<String> answer =
                caller.send(caller.request("/nowhere/at%20all?a=b").header("X-Request-Id", "id-1"));

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"type\":\"/problems/not-found\",\"title\":\"Not Found\",\"status\":404,"
                                + "\"detail\":\"Nothing answers GET /nowhere/at%20all\",\"instance\":\"/nowhere/at%20all\",\"request_id\":\"id-1\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "{\"number\":\"x\"}", "{\"number\":99999999999}"})
    void answers400ForABodyThatCannotBeRead(String body) {
        HttpResponse<String> answer = caller.post("/example", body);

        assertProblem(answer, 400, "bad-request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | The body is null: expected JSON as described at /schema",
                " null\t | The body is null: expected JSON as described at /schema",
                "null null | The body is null: expected JSON as described at /schema",
                "{\"number\":1} x | The body is not valid JSON",
                "{\"number\":1}{\"number\":2} | The body is not valid JSON",
                "{\"number\":1}] | The body is not valid JSON",
                "{\"number\":1,} | The body is not valid JSON",
                "{\"number\":1,\"number\":2} | number is there twice: expected once",
                "{\"a\\nb\":1,\"a\\nb\":2} | a?b is there twice: expected once",
                "{\"other\":{\"a\":[{\"b\":1,\"b\":1}]},\"number\":1} | b is there twice: expected once",
                "{\"number\":[1]} | number is an array: expected a single value",
                "{\"number\":[]} | number is an array: expected a single value"
            })
    void answers400ForABodyThatCanBeReadInMoreThanOneWay(String body, String detail) {
        HttpResponse<String> answer = caller.post("/example", body);

        assertProblem(answer, 400, "bad-request");
        assertThat(answer.body()).contains("\"detail\":\"" + detail + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF{\"number\":1}",
                " {\"number\": 1}\r\n",
                "{\"number\":1,\"other\":{\"number\":[2]}}",
                "{\"other\":[[2]],\"number\":1}"
            })
    void readsABodyThatIsOneJsonText(String body) {
        assertThat(caller.post("/example", body).body()).isEqualTo("{\"number\":1}");
    }

    @Test
    void answers400NamingTheFieldThatNobodyKnowsWhereOneMayBeLeftOut() {
        HttpResponse<String> answer = caller.post("/example/strict", "{\"number\":1,\"colour\":\"red\"}");

        assertProblem(answer, 400, "bad-request");
        assertThat(answer.body()).contains("\"detail\":\"colour is unknown: expected fields as described at /schema\"");
    }

    @Test
    void answers400ForAParameterOfTheWrongType() {
        HttpResponse<String> answer = caller.get("/example?number=x");

        assertProblem(answer, 400, "bad-request");
        assertThat(answer.body()).contains("number", "x");
    }

    @Test
    void repeatsNoMoreThanTheBeginningOfAParameterInOneLine() {
        HttpResponse<String> answer = caller.get("/example?number=x%0Ay" + "x".repeat(500));

        assertProblem(answer, 400, "bad-request");
        assertThat(answer.body())
                .contains("number is \\\"x?yxxx", "xxx...\\\": expected")
                .doesNotContain("x".repeat(100));
    }

    @Test
    void answers400ForAMissingParameter() {
        HttpResponse<String> answer = caller.get("/example");

        assertProblem(answer, 400, "bad-request");
        assertThat(answer.body()).contains("\"detail\":\"number is missing: expected a value for it\"");
    }

    @Test
    void answersAPageOfAnotherHost() {
        HttpResponse<String> answer =
                caller.send(caller.request("/example?number=1").header("Origin", "https://shop.example"));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void answers400ForAViolatedConstraint() {
        HttpResponse<String> answer = caller.get("/example?number=11");

        assertProblem(answer, 400, "bad-request");
        assertThat(answer.body()).contains("number: must be less than or equal to 10");
    }

    @Test
    void answers405WithTheMethodsThereAre() {
        HttpResponse<String> answer = caller.send(caller.request("/example").DELETE());

        assertProblem(answer, 405, "method-not-allowed");
        assertThat(String.join(",", answer.headers().allValues("Allow"))).contains("GET", "POST");
    }

    @Test
    void answers406WhenNothingAcceptableCanBeSent() {
        HttpResponse<String> answer =
                caller.send(caller.request("/example?number=1").header("Accept", "image/png"));

        assertProblem(answer, 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/*", "APPLICATION/*;q=0.1", "text/html, application/*", "text/*, */*;q=0.1"})
    void answersWhatIsInAMediaRange(String accept) {
        HttpResponse<String> answer =
                caller.send(caller.request("/example?number=1").header("Accept", accept));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/*", "application/*;q=0", "application/*;q=0, text/html"})
    void answers406OutsideOfTheMediaRanges(String accept) {
        HttpResponse<String> answer =
                caller.send(caller.request("/example?number=1").header("Accept", accept));

        assertProblem(answer, 406, "not-acceptable");
    }

    /** Where it is known which other methods there are. */
    @Test
    void answers405ToAnotherMethodWithAMediaRange() {
        HttpResponse<String> answer = caller.send(
                caller.request("/example").header("Accept", "application/*").DELETE());

        assertProblem(answer, 405, "method-not-allowed");
    }

    @Test
    void repeatsNoMoreThanTheBeginningOfWhatWasSent() {
        HttpResponse<String> answer =
                caller.send(caller.request("/example?number=1").header("Accept", "image/" + "x".repeat(1000)));

        assertProblem(answer, 406, "not-acceptable");
        assertThat(answer.body()).contains("image/xxx", "xxx...").doesNotContain("x".repeat(300));
    }

    @Test
    void answers413ForABodyThatIsTooLarge() {
        HttpResponse<String> answer = caller.post("/example", " ".repeat(2000));

        assertProblem(answer, 413, "content-too-large");
    }

    @Test
    void answers415ForABodyOfAnUnknownType() {
        HttpResponse<String> answer = caller.send(caller.request("/example")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("number\n1")));

        assertProblem(answer, 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "identity, gzip"})
    void answers415ForACompressedBody(String coding) {
        HttpResponse<String> answer = caller.send(caller.request("/example")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", coding)
                .POST(BodyPublishers.ofByteArray(gzipped("{\"number\":1}"))));

        assertProblem(answer, 415, "unsupported-media-type");
        assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("identity");
        assertThat(answer.body()).contains("Content-Encoding is \\\"" + coding + "\\\": expected none");
    }

    @Test
    void doesNotInflateABody() {
        HttpResponse<String> answer = caller.send(caller.request("/example")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzipped(" ".repeat(100_000)))));

        assertProblem(answer, 415, "unsupported-media-type");
    }

    @Test
    void readsABodyWhoseCodingIsNone() {
        HttpResponse<String> answer = caller.send(caller.request("/example")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "identity")
                .POST(BodyPublishers.ofString("{\"number\":1}")));

        assertThat(answer.body()).isEqualTo("{\"number\":1}");
    }

    @Test
    void answersANamedFaultWithItsHeadersAndSingleFaults() {
        HttpResponse<String> answer = caller.get("/example/faults");

        assertProblem(answer, 422, "unprocessable-entity");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(answer.body())
                .contains(
                        "\"detail\":\"Two lines are wrong\"",
                        "\"errors\":[{\"line\":2,\"reason\":\"no date\"},{\"line\":5,\"reason\":\"no price\"}]");
    }

    @Test
    void logsWithoutAStackTraceThatThereIsTooMuchToDo() {
        Logger logger = (Logger) LoggerFactory.getLogger(ProblemExceptionHandler.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);

        HttpResponse<String> answer = caller.get("/example/busy");

        logger.detachAppender(lines);
        assertProblem(answer, 503, "service-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(lines.list)
                .extracting(line -> line.getThrowableProxy().getStackTraceElementProxyArray().length)
                .containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/example/broken", "/example/broken-later"})
    void answers500WithoutSayingWhatBroke(String path) {
        HttpResponse<String> answer = caller.get(path);

        assertProblem(answer, 500, "internal-server-error");
        assertThat(answer.body())
                .contains("\"detail\":\"Internal Server Error\"")
                .doesNotContain("secret", "Internals");
    }

    private static byte[] gzipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"/problems/" + type + "\"", "\"status\":" + status, "\"request_id\":\"");
    }
}
