package io.gatehouse.shared.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Caller;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
class SchemaControllerTest {

    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @Inject
    EmbeddedServer server;

    @Test
    void showsAPageThatNeedsNothingFromElsewhere() {
        HttpResponse<String> page = get("/schema");

        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(links(page.body())).hasSizeGreaterThan(3).allSatisfy(this::isServedHere);
    }

    @Test
    void offersTheServicesOwnDocument() {
        HttpResponse<String> documents = get("/schema/documents");

        assertThat(documents.body())
                .isEqualTo("[{\"name\":\"example-service\",\"url\":\"/schema/example-service.yml\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schema/unknown-service.yml",
                "/schema/..%2F..%2Fapplication.yml",
                "/schema/..%5C..%5Capplication.yml",
                "/schema/.yml",
                "/schema/ui/..%2F..%2F..%2F..%2F..%2F..%2Fapplication.yml",
                "/schema/page/..%2F..%2Fapplication.yml",
                "/schema/ui/nothing.js"
            })
    void answers404ForWhatIsNoDocument(String path) {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page", "document"})
    void looksForFilesBesideTheEventLoops(String method) {
        assertThat(server.getApplicationContext()
                        .getBeanDefinition(SchemaController.class)
                        .findPossibleMethods(method))
                .singleElement()
                .satisfies(
                        found -> assertThat(found.stringValue(ExecuteOn.class)).hasValue(TaskExecutors.BLOCKING));
    }

    private void isServedHere(String link) {
        assertThat(link).startsWith("/schema/");
        assertThat(get(link).statusCode()).isEqualTo(200);
    }

    private static Stream<String> links(String page) {
        return LINK.matcher(page).results().map((MatchResult link) -> link.group(1));
    }

    private HttpResponse<String> get(String path) {
        return Caller.of(server).get(path);
    }
}
