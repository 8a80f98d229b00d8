package io.gatehouse.gateway.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaTest {

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(UPSTREAM);

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-service", "resource-service", "stocks-service", "boilerplate-service", "gateway"})
    void listsEveryService(String service) {
        RawAnswer answer = GATEWAY.get("/schema/documents");

        assertThat(answer.text()).contains("{\"name\":\"" + service + "\",\"url\":\"/schema/" + service + ".yml\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-service", "resource-service", "stocks-service", "boilerplate-service"})
    void asksTheServiceForItsDocument(String service) {
        UPSTREAM.answers((head, connection) -> connection.answer("openapi: 3.0.1"));

        RawAnswer answer = GATEWAY.get("/schema/" + service + ".yml");

        assertThat(answer.text()).isEqualTo("openapi: 3.0.1");
        assertThat(UPSTREAM.request().target()).isEqualTo("/schema/" + service + ".yml");
    }

    @Test
    void hasADocumentOfItsOwn() {
        assertThat(GATEWAY.get("/schema/gateway.yml").text()).contains("openapi:", "/api/v1/smoke");
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @Test
    void answers404ForADocumentNobodyHas() {
        assertThat(GATEWAY.get("/schema/other.yml").status()).isEqualTo(404);
    }

    @Test
    void showsThemWithoutTheInternet() {
        RawAnswer page = GATEWAY.get("/schema");

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).doesNotContain("http://", "https://", "src=\"//");
        assertThat(GATEWAY.get("/schema/ui/swagger-ui-bundle.js").status()).isEqualTo(200);
    }
}
