package io.gatehouse.shared.request;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gatehouse.shared.testing.Caller;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@MicronautTest
class RequestIdTest {

    @Inject
    EmbeddedServer server;

    @ParameterizedTest
    @ValueSource(strings = {"1", "a-b_c.d:E9", "00000000-0000-4000-8000-000000000000"})
    void repeatsTheCallersId(String id) {
        HttpResponse<String> answer = call("/api/v1/smoke", id);

        assertThat(idOf(answer)).isEqualTo(id);
    }

    @Test
    void makesAnIdWhereTheCallerSendsNone() {
        HttpResponse<String> one = Caller.of(server).get("/api/v1/smoke");
        HttpResponse<String> other = Caller.of(server).get("/api/v1/smoke");

        assertThat(idOf(one)).hasSize(36).isNotEqualTo(idOf(other));
    }

    static List<String> illFormed() {
        return List.of("", " ", "a b", "a\tb", "ä", "<script>", "a,b", "{\"a\":1}", "x".repeat(129));
    }

    @ParameterizedTest
    @MethodSource("illFormed")
    void replacesAnIllFormedId(String id) {
        HttpResponse<String> answer = call("/api/v1/smoke", id);

        assertThat(idOf(answer)).hasSize(36);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/example/secured", "/example/broken", "/health", "/schema"})
    void comesWithEveryAnswer(String path) {
        HttpResponse<String> answer = call(path, "mine");

        assertThat(idOf(answer)).isEqualTo("mine");
    }

    @Test
    void isInEveryLogLineOfARequestWhateverThreadWritesIt() {
        Logger logger = (Logger) LoggerFactory.getLogger("io.gatehouse.shared.example.ExampleController");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);

        call("/example/logging", "in-the-logs");

        logger.detachAppender(lines);
        assertThat(lines.list).extracting(ILoggingEvent::getMessage).containsExactly("request", "reactor", "future");
        assertThat(lines.list)
                .extracting(line -> line.getMDCPropertyMap().get("request_id"))
                .containsOnly("in-the-logs");
        assertThat(lines.list.stream().map(ILoggingEvent::getThreadName).distinct())
                .hasSizeGreaterThan(1);
    }

    private HttpResponse<String> call(String path, String id) {
        Caller caller = Caller.of(server);
        return caller.send(caller.request(path).header("X-Request-Id", id));
    }

    private static String idOf(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("X-Request-Id")).hasSize(1);
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }
}
