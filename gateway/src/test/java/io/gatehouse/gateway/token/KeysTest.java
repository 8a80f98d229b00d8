package io.gatehouse.gateway.token;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawToken;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KeysTest {

    private static final RSAKey NEW_KEY = TestAuthorizationServer.newKey("new-key");
    private static final String PROTECTED = "/api/v1/stocks/symbols";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private final RecordingUpstream authorization = RecordingUpstream.start();

    private volatile String revoked = "{\"tokens\":[]}";

    @BeforeEach
    void publish() {
        UPSTREAM.reset();
        publish(TestAuthorizationServer.key());
    }

    @Test
    void refusesARememberedTokenOnceItsKeyIsRemoved() {
        try (TestGateway gateway = start("token.keys-refresh", "50ms")) {
            String token = RawToken.valid().signed();
            Await.until(() -> status(gateway, token) == 200);

            publish(NEW_KEY);

            Await.until(() -> status(gateway, token) == 401);
        }
    }

    @Test
    void refusesARememberedTokenOnceItsKeyIsRevokedWithoutFetchingTheKeysAgain() {
        try (TestGateway gateway = start("token.keys-refetch-interval", "1h", "token.keys-refresh", "1h")) {
            String token = RawToken.valid().signed();
            Await.until(() -> status(gateway, token) == 200);

            revoked = "{\"tokens\":[],\"subjects\":{},\"keys\":[\"test-key\"]}";

            Await.until(() -> status(gateway, token) == 401);
            assertThat(status(gateway, RawToken.valid().signed())).isEqualTo(401);
        }
    }

    @Test
    void acceptsAKeyThatIsNew() {
        try (TestGateway gateway = start("token.keys-refetch-interval", "1ms")) {
            Await.until(() -> status(gateway, RawToken.valid().signed()) == 200);
            String token = RawToken.valid().header("kid", "\"new-key\"").signed(NEW_KEY);

            publish(TestAuthorizationServer.key(), NEW_KEY);

            Await.until(() -> status(gateway, token) == 200);
        }
    }

    @Test
    void keepsKnownKeysWhileAuthServiceIsAway() {
        try (TestGateway gateway = start("token.keys-refresh", "50ms")) {
            Await.until(() -> status(gateway, RawToken.valid().signed()) == 200);

            authorization.close();

            for (int i = 0; i < 50; i++) {
                assertThat(status(gateway, RawToken.valid().signed())).isEqualTo(200);
            }
        }
    }

    @Test
    void answers503WhileNoKeyHasEverBeenSeen() {
        authorization.close();
        try (TestGateway gateway = start()) {
            RawAnswer answer = ask(gateway, RawToken.valid().signed());

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotNull();
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    void fetchesOnceForAFloodOfUnknownKeys() {
        try (TestGateway gateway = start("token.keys-refetch-interval", "1h", "token.keys-refresh", "1h")) {
            Await.until(() -> status(gateway, RawToken.valid().signed()) == 200);
            long before = fetches();

            for (int i = 0; i < 50; i++) {
                assertThat(status(
                                gateway,
                                RawToken.valid()
                                        .header("kid", "\"random-" + i + '"')
                                        .signed()))
                        .isEqualTo(401);
            }

            assertThat(fetches()).isEqualTo(before);
        }
    }

    private TestGateway start(String... settings) {
        String[] all = Arrays.copyOf(settings, settings.length + 2);
        all[settings.length] = "micronaut.http.services.authorization-server.url";
        all[settings.length + 1] = authorization.url();
        return TestGateway.inFrontOf(UPSTREAM, all);
    }

    private void publish(JWK... keys) {
        String json = new JWKSet(List.of(keys)).toString();
        authorization.answers(
                (head, connection) -> connection.answerJson(head.target().equals("/revocations") ? revoked : json));
    }

    private long fetches() {
        return authorization.requests().stream()
                .filter(request -> request.target().equals("/.well-known/jwks.json"))
                .count();
    }

    private static int status(TestGateway gateway, String token) {
        return ask(gateway, token).status();
    }

    private static RawAnswer ask(TestGateway gateway, String token) {
        return gateway.ask(request("GET", PROTECTED, "X-Token: " + token));
    }
}
