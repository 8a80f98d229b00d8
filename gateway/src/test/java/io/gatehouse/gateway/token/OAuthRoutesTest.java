package io.gatehouse.gateway.token;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static io.gatehouse.gateway.testing.TestGateway.requestAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.ReceivedRequest;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At OAuth's endpoints clients authenticate, which is auth-service's business: the gateway only passes it on. */
final class OAuthRoutesTest {

    private static final String FORM = "grant_type=client_credentials&scope=smoke+stocks%3Awrite";
    private static final String BASIC = "Basic Y2xpZW50fmJpbGxpbmc6c2VjcmV0";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(UPSTREAM);

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/token", "/oauth/revoke", "/oauth/introspect"})
    void passFormAndBasicOnAsTheyCame(String path) {
        RawAnswer answer = post(path, "Authorization: " + BASIC);

        assertThat(answer.status()).isEqualTo(200);
        ReceivedRequest received = UPSTREAM.request();
        assertThat(received.target()).isEqualTo(path);
        assertThat(received.headers("Authorization")).containsExactly(BASIC);
        assertThat(received.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(received.text()).isEqualTo(FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/token", "/oauth/revoke", "/oauth/introspect"})
    void areOpenWithoutAnyAuthentication(String path) {
        assertThat(post(path, "Accept: */*").status()).isEqualTo(200);
    }

    @Test
    void passTheChallengeBackAsItIs() {
        UPSTREAM.answers("""
                HTTP/1.1 401 Unauthorized
                WWW-Authenticate: Basic realm="gatehouse", charset="UTF-8"
                Content-Type: application/json
                Cache-Control: no-store
                Content-Length: 26

                {"error":"invalid_client"}""");

        RawAnswer answer = post("/oauth/token", "Authorization: " + BASIC);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"gatehouse\", charset=\"UTF-8\"");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.text()).isEqualTo("{\"error\":\"invalid_client\"}");
    }

    @Test
    void publishTheMetadataToEveryone() {
        assertThat(GATEWAY.get("/.well-known/oauth-authorization-server").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/oauth", "/oauth/", "/oauth/tokens", "/oauth/authorize", "/.well-known/openid-configuration"})
    void openNothingElse(String path) {
        assertThat(GATEWAY.get(path).status()).isEqualTo(404);
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @Test
    void keepClientsForAdministrators() {
        assertThat(GATEWAY.get("/api/v1/auth/clients").status()).isEqualTo(401);
        assertThat(GATEWAY.ask(request("GET", "/api/v1/auth/clients", "Authorization: " + BASIC))
                        .status())
                .isEqualTo(401);
        assertThat(GATEWAY.ask(requestAs("stocks", "GET", "/api/v1/auth/clients/client~billing"))
                        .status())
                .isEqualTo(403);
        assertThat(GATEWAY.ask(requestAs("admin", "GET", "/api/v1/auth/clients/client~billing"))
                        .status())
                .isEqualTo(200);
        assertThat(UPSTREAM.request().target()).isEqualTo("/api/v1/auth/clients/client~billing");
    }

    private static RawAnswer post(String path, String field) {
        String head = request(
                "POST",
                path,
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + FORM.length(),
                field);
        return GATEWAY.ask(head + FORM);
    }
}
