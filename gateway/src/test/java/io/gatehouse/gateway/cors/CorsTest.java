package io.gatehouse.gateway.cors;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CorsTest {

    private static final String PATH = "/api/v1/auth/create";
    private static final String OURS = "https://app.example";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(
            UPSTREAM, "gateway.cors.origins", OURS + ",http://localhost:3000", "gateway.cors.credentials", "true");

    @AutoClose
    private static final TestGateway OFF = TestGateway.inFrontOf(UPSTREAM);

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, "/stocks", "/nothing", "/api/v1/smoke"})
    void answersTheQuestionBeforehandWithoutAToken(String path) {
        RawAnswer answer = preflight(path, OURS);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(OURS);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("PUT", "DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("X-Token");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("3600");
        assertThat(String.join(",", answer.headers("Vary"))).contains("Origin", "Access-Control-Request-Method");
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://app.example.evil",
                "http://app.example",
                "null",
                "https://APP.example"
            })
    void permitsNothingToOthers(String origin) {
        RawAnswer answer = preflight(PATH, origin);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.head().fields())
                .noneMatch(field -> field.startsWith("access-control-") || field.startsWith("Access-Control-"));
    }

    @Test
    void saysItOnceWhateverTheUpstreamSays() {
        UPSTREAM.answers("HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Origin: https://evil\n"
                + "Access-Control-Allow-Credentials: true\nAccess-Control-Expose-Headers: *\nVary: Accept-Encoding\n"
                + "Content-Length: 2\n\nok");

        RawAnswer answer = GATEWAY.ask(request("GET", PATH, "Origin: " + OURS));

        assertThat(answer.text()).isEqualTo("ok");
        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly(OURS);
        assertThat(answer.headers("Access-Control-Allow-Credentials")).containsExactly("true");
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("X-Request-Id", "Link", "X-Total-Count");
        assertThat(String.join(",", answer.headers("Vary"))).contains("Accept-Encoding", "Origin");
    }

    @Test
    void passesNothingOfTheUpstreamsToOthers() {
        UPSTREAM.answers("HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\nVary: origin\nContent-Length: 2\n\nok");

        RawAnswer answer = GATEWAY.ask(request("GET", PATH, "Origin: https://evil.example"));

        assertThat(answer.headers("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers("Vary")).containsExactly("origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stocks", "/nothing", "/api/v1/smoke", "/a/../b"})
    void aPageMayReadWhatTheGatewayItselfAnswers(String path) {
        RawAnswer answer = GATEWAY.ask(request("GET", path, "Origin: " + OURS));

        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly(OURS);
    }

    @Test
    void isTheUpstreamsMatterWhenItIsOff() {
        UPSTREAM.answers("HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\nContent-Length: 2\n\nok");

        assertThat(OFF.ask(request("OPTIONS", PATH, "Origin: " + OURS, "Access-Control-Request-Method: PUT"))
                        .headers("Access-Control-Allow-Origin"))
                .containsExactly("*");
        assertThat(UPSTREAM.requests()).hasSize(1);
    }

    @Test
    void everyPageMayAskWithoutCredentials() {
        try (TestGateway open = TestGateway.inFrontOf(UPSTREAM, "gateway.cors.origins", "*")) {
            RawAnswer answer = open.ask(request("GET", PATH, "Origin: https://any.example"));

            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(answer.header("Access-Control-Expose-Headers")).contains("X-Request-Id");
            assertThat(answer.headers("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(answer.headers("Vary")).isEmpty();
        }
    }

    @Test
    void everyPageMayHaveFromACacheWhatNoPageAskedFor() {
        try (TestGateway open = TestGateway.inFrontOf(UPSTREAM, "gateway.cors.origins", "*")) {
            assertThat(open.get(PATH).headers("Access-Control-Allow-Origin")).containsExactly("*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://a.example,*"})
    void doesNotStartWithCredentialsForEveryPage(String origins) {
        assertThatThrownBy(() -> TestGateway.inFrontOf(
                        UPSTREAM, "gateway.cors.origins", origins, "gateway.cors.credentials", "true"))
                .hasStackTraceContaining(
                        "gateway.cors.credentials is \"true\": expected false, since the origins include *");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.example",
                "https://app.example/",
                "https://*.example",
                "https://App.example",
                "https://app.example:443",
                "http://app.example:80"
            })
    void doesNotStartWithWhatIsNoOrigin(String origin) {
        assertThatThrownBy(() -> TestGateway.inFrontOf(UPSTREAM, "gateway.cors.origins", origin))
                .hasStackTraceContaining("gateway.cors.origins is \"" + origin + "\": expected * or origins such as");
    }

    private static RawAnswer preflight(String path, String origin) {
        return GATEWAY.ask(request(
                "OPTIONS",
                path,
                "Origin: " + origin,
                "Access-Control-Request-Method: PUT",
                "Access-Control-Request-Headers: x-token"));
    }
}
