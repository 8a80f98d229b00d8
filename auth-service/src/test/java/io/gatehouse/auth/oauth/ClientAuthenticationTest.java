package io.gatehouse.auth.oauth;

import static io.gatehouse.auth.TestClient.INTROSPECT;
import static io.gatehouse.auth.TestClient.REVOKE;
import static io.gatehouse.auth.TestClient.TOKEN;
import static io.gatehouse.auth.TestClient.basic;
import static io.gatehouse.auth.TestClient.form;
import static io.gatehouse.auth.oauth.OAuthAnswers.assertError;
import static io.gatehouse.auth.oauth.OAuthAnswers.assertInvalidClient;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.auth.TestClient;
import io.gatehouse.shared.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAuthenticationTest {

    private static final String FOR_ITSELF = "grant_type=client_credentials";

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final AuthService SERVICE = AuthService.start(
            DATABASE, Map.of("AUTH_CLIENT_FAILURES_PER_CLIENT", "1000", "AUTH_CLIENT_FAILURES_PER_ADDRESS", "1000"));

    private static final TestClient CLIENT = TestClient.add(SERVICE, "smoke", "client_credentials");

    @Test
    void worksWithBasicAndInTheForm() {
        assertThat(CLIENT.post(TOKEN, "grant_type", "client_credentials").statusCode())
                .isEqualTo(200);
        assertThat(CLIENT.postInForm(TOKEN, "grant_type", "client_credentials").statusCode())
                .isEqualTo(200);
    }

    @Test
    void isInTheAudit() {
        TestClient client = TestClient.add(SERVICE, "smoke", "client_credentials");

        client.post(TOKEN, "grant_type", "client_credentials");
        new TestClient(SERVICE, client.id(), "wrong-secret").post(TOKEN, "grant_type", "client_credentials");
        new TestClient(SERVICE, "client~nobody", "wrong-secret").post(TOKEN, "grant_type", "client_credentials");

        assertThat(Sql.column(DATABASE, """
                        select concat_ws(' ', target, actor, result, detail) from audit_events
                        where action = 'client-login' and target in ('%s', 'client~nobody') order by id""".formatted(client.id())))
                .containsExactly(client.id() + " " + client.id() + " success", client.id() + " failure wrong secret");
    }

    @Test
    void takesBasicInTheStandardsEncoding() {
        String encoded = basic(CLIENT.id().replace("~", "%7E"), CLIENT.secret());

        assertThat(sendWith(encoded).statusCode()).isEqualTo(200);
        assertThat(sendWith(CLIENT.basic().replace("Basic", "bAsIc")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesTheIdInTheFormBesideBasic() {
        assertThat(CLIENT.post(TOKEN, "grant_type", "client_credentials", "client_id", CLIENT.id())
                        .statusCode())
                .isEqualTo(200);
        assertError(
                CLIENT.post(TOKEN, "grant_type", "client_credentials", "client_id", "client~other"),
                400,
                "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {TOKEN, REVOKE, INTROSPECT})
    void isDoneInOnePlaceOnly(String path) {
        String both =
                form("grant_type", "client_credentials", "token", "x", "client_id", CLIENT.id(), "client_secret", "x");

        assertError(TestClient.send(SERVICE, path, both, "Authorization", CLIENT.basic()), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {TOKEN, REVOKE, INTROSPECT})
    void failsWithAWrongSecret(String path) {
        String form = form("grant_type", "client_credentials", "token", "x");
        String inForm = form + "&" + form("client_id", CLIENT.id(), "client_secret", "wrong");

        assertInvalidClient(TestClient.send(SERVICE, path, form, "Authorization", basic(CLIENT.id(), "wrong")));
        assertInvalidClient(TestClient.send(SERVICE, path, inForm));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"client~nobody", "nobody", "demo", "", "client~", "client~\u0000", "client~\u00fc", "' or 1=1 --"
            })
    void failsForAClientThereIsNotJustAsWithAWrongSecret(String id) {
        HttpResponse<String> unknown = sendWith(basic(id, CLIENT.secret()));
        HttpResponse<String> wrong = sendWith(basic(CLIENT.id(), "wrong"));

        assertInvalidClient(unknown);
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic ",
                "Basic !!!",
                "Basic Y2xpZW50",
                "Basic JTo6",
                "Bearer abc",
                "Digest username=x",
                "Negotiate",
                "x"
            })
    void failsWithWhatIsNotBasic(String authorization) {
        assertInvalidClient(sendWith(authorization));
    }

    @ParameterizedTest
    @ValueSource(strings = {"&client_id=client~test", "&client_secret=secret", "&client_id=&client_secret=secret"})
    void failsWithHalfOfIt(String parameters) {
        assertInvalidClient(TestClient.send(SERVICE, TOKEN, FOR_ITSELF + parameters));
    }

    @Test
    void takesNoPasswordForASecret() {
        assertInvalidClient(sendWith(basic("demo", AuthService.DEMO_PASSWORD)));
        assertThat(SERVICE.caller()
                        .send(SERVICE.caller()
                                .request("/api/v1/auth/valid?resource=smoke")
                                .header("Authorization", CLIENT.basic()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void failsForADisabledClientUntilItIsEnabledAgain() {
        TestClient client = TestClient.add(SERVICE, "smoke", "client_credentials");

        client.setEnabled(false);
        HttpResponse<String> disabled = client.post(TOKEN, "grant_type", "client_credentials");
        client.setEnabled(true);
        HttpResponse<String> enabled = client.post(TOKEN, "grant_type", "client_credentials");

        assertInvalidClient(disabled);
        assertThat(enabled.statusCode()).isEqualTo(200);
    }

    @Test
    void isNotTriedAnyMoreAfterTooManyFailures() {
        try (AuthService strict = AuthService.start(DATABASE, Map.of("AUTH_CLIENT_FAILURES_PER_CLIENT", "3"))) {
            TestClient client = TestClient.add(strict, "smoke", "client_credentials");
            for (int i = 0; i < 3; i++) {
                assertInvalidClient(
                        TestClient.send(strict, TOKEN, FOR_ITSELF, "Authorization", basic(client.id(), "wrong")));
            }

            HttpResponse<String> refused = client.post(TOKEN, "grant_type", "client_credentials");
            HttpResponse<String> fromElsewhere = TestClient.send(
                    strict, TOKEN, FOR_ITSELF, "Authorization", client.basic(), "X-Forwarded-For", "192.0.2.7");

            assertError(refused, 429, "temporarily_unavailable");
            assertThat(refused.headers().firstValueAsLong("Retry-After")).isPresent();
            assertThat(fromElsewhere.statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> sendWith(String authorization) {
        return TestClient.send(SERVICE, TOKEN, FOR_ITSELF, "Authorization", authorization);
    }
}
