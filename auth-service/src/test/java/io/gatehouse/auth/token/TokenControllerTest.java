package io.gatehouse.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.auth.AuthService;
import io.gatehouse.shared.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenControllerTest {

    private static final String CREATE = "/api/v1/auth/create";

    @AutoClose
    private static final AuthService SERVICE =
            AuthService.start(TestDatabase.create(), Map.of("AUTH_GUEST_ENABLED", "true"));

    @Test
    void answers413ToABodyThatNobodyNeeds() {
        HttpResponse<String> answer = SERVICE.login("demo", "x".repeat(1 << 16));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("/problems/content-too-large", "65536");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/auth/create, application/json", "/oauth/token, application/x-www-form-urlencoded"})
    void answers415ToACompressedBody(String path, String type) {
        HttpResponse<String> answer = SERVICE.caller()
                .send(SERVICE.caller()
                        .request(path)
                        .header("Content-Type", type)
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofString("zipped")));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("identity");
    }

    @Test
    void answersATokenWithWhatItIsGoodFor() {
        HttpResponse<String> answer = SERVICE.login("demo", AuthService.DEMO_PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(AuthService.json(answer))
                .containsOnlyKeys("token", "expires_in", "refresh_token", "permissions")
                .containsEntry("expires_in", 900L)
                .containsEntry("permissions", List.of("factorial", "smoke", "stocks", "time"));
    }

    @Test
    void keepsTokensOutOfCaches() {
        HttpResponse<String> answer = SERVICE.login("demo", AuthService.DEMO_PASSWORD);

        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void putsTheContractsHeaderAndClaimsIntoTheToken() throws Exception {
        SignedJWT token = SignedJWT.parse(SERVICE.demo());

        assertThat(token.getHeader().toJSONObject())
                .containsOnlyKeys("typ", "alg", "kid")
                .containsEntry("typ", "at+jwt")
                .containsEntry("alg", "RS256");
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsOnlyKeys(
                        "iss", "aud", "sub", "iat", "exp", "jti", "gen", "client_id", "scope", "permissions", "sid")
                .containsEntry("iss", "http://localhost:8080")
                .containsEntry("aud", List.of("gatehouse"))
                .containsEntry("sub", "demo")
                .containsEntry("client_id", "gatehouse~login")
                .containsEntry("scope", "factorial smoke stocks time")
                .containsEntry("permissions", List.of("factorial", "smoke", "stocks", "time"));
    }

    @Test
    void letsTheTokenExpireWhenItSays() throws Exception {
        SignedJWT token = SignedJWT.parse(SERVICE.demo());

        assertThat(Duration.between(
                        token.getJWTClaimsSet().getIssueTime().toInstant(),
                        token.getJWTClaimsSet().getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void signsWithThePublishedKey() throws Exception {
        SignedJWT token = SignedJWT.parse(SERVICE.demo());

        JWK key = JWKSet.parse(SERVICE.get("/.well-known/jwks.json").body())
                .getKeyByKeyId(token.getHeader().getKeyID());

        assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    }

    @Test
    void knowsUsersInAnyCase() throws Exception {
        SignedJWT token = SignedJWT.parse(SERVICE.token("DEMO", AuthService.DEMO_PASSWORD));

        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("demo");
    }

    @Test
    void answersTheSameForAnUnknownUserAndAWrongPassword() {
        HttpResponse<String> unknown = SERVICE.login("nobody", "wrong-password");
        HttpResponse<String> wrong = SERVICE.login("demo", "wrong-password");

        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(withoutRequestId(wrong)).isEqualTo(withoutRequestId(unknown));
        assertThat(wrong.headers().map().keySet())
                .isEqualTo(unknown.headers().map().keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ada@example.org", "\\u0000", "a\\u0000b", "\uD83D\uDE00", "a b", "' or 1=1 --", "guest", "%"})
    void answers401ForANameNobodyCanHave(String username) {
        HttpResponse<String> answer = SERVICE.login(username, "some-password");

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "7",
                "\"demo\"",
                "{}",
                "{\"username\":\"demo\"}",
                "{\"password\":\"demo-password\"}",
                "{\"username\":null,\"password\":null}",
                "{\"username\":\"\",\"password\":\"\"}",
                "{\"username\":{\"a\":1},\"password\":\"demo-password\"}",
                "not json",
                "null",
                " null ",
                "{\"username\":\"demo\",\"password\":\"demo-password\"} x",
                "{\"username\":\"demo\",\"password\":\"demo-password\"}{}",
                "{\"username\":\"demo\",\"password\":\"demo-password\"}}",
                "{\"username\":\"admin\",\"username\":\"demo\",\"password\":\"demo-password\"}"
            })
    void answers400ForABodyThatIsNotCredentials(String body) {
        HttpResponse<String> answer = SERVICE.post(CREATE, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContain("io.gatehouse", "java.", "argument", "REDACTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"username\":[\"demo\"],\"password\":\"x\"}", "{\"username\":[],\"password\":\"x\"}"})
    void answers400ForAnArrayOfNames(String body) {
        HttpResponse<String> answer = SERVICE.post(CREATE, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("username is an array: expected a single value");
    }

    @Test
    void answers400ForAPasswordNobodyCanHave() {
        HttpResponse<String> answer = SERVICE.login("demo", "x".repeat(1025));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("password", "1024");
    }

    @Test
    void ignoresFieldsItDoesNotKnow() {
        HttpResponse<String> answer =
                SERVICE.post(CREATE, "{\"username\":\"demo\",\"password\":\"demo-password\",\"remember_me\":true}");

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void answers415ForAForm() {
        HttpResponse<String> answer =
                post(CREATE, "application/x-www-form-urlencoded", "username=demo&password=demo-password");

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void givesGuestsATokenButNothingToRefreshItWith() throws Exception {
        HttpResponse<String> answer = SERVICE.postEmpty(CREATE);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(AuthService.json(answer))
                .containsOnlyKeys("token", "expires_in", "permissions")
                .containsEntry("permissions", List.of("smoke", "time"));
        assertThat(SignedJWT.parse(String.valueOf(AuthService.json(answer).get("token")))
                        .getJWTClaimsSet()
                        .getClaims())
                .doesNotContainKey("sid")
                .containsEntry("sub", "guest");
    }

    @Test
    void takesAnEmptyJsonBodyForAGuest() {
        HttpResponse<String> answer = SERVICE.post(CREATE, "");

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    /** As {@code curl -X POST -d ''} sends it. */
    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "application/octet-stream"})
    void takesAnEmptyBodyOfAnyTypeForAGuest(String type) {
        HttpResponse<String> answer = post(CREATE, type, "");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(AuthService.json(answer)).containsEntry("permissions", List.of("smoke", "time"));
    }

    /** Of a stream nobody knows beforehand that nothing is in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "text/plain",
                "application/octet-stream",
                "application/json",
                "application/json;charset=utf-8"
            })
    void takesAStreamOfNothingForAGuest(String type) {
        HttpResponse<String> answer = stream(type, "");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(AuthService.json(answer)).containsEntry("permissions", List.of("smoke", "time"));
    }

    @Test
    void readsAStreamThatIsNotEmpty() {
        String credentials = AuthService.credentials("demo", AuthService.DEMO_PASSWORD);

        assertThat(AuthService.json(stream("application/json", credentials))).containsKey("refresh_token");
        assertThat(stream("text/plain", credentials).statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({"revoke, 204", "keys/rotate, 409"})
    void takesAnEmptyFormWhereNoBodyIsExpected(String path, int status) {
        HttpResponse<String> answer =
                post("/api/v1/auth/" + path, "application/x-www-form-urlencoded", "", "X-Token", SERVICE.admin());

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void answers401ToGuestsThatAreNotEnabled() {
        try (AuthService strict = AuthService.start()) {
            HttpResponse<String> answer = strict.postEmpty(CREATE);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("send a username and a password");
        }
    }

    private static HttpResponse<String> stream(String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return SERVICE.caller()
                .send(SERVICE.caller()
                        .request(CREATE)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
    }

    private static HttpResponse<String> post(String path, String type, String body, String... fields) {
        HttpRequest.Builder request =
                SERVICE.caller().request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
        return SERVICE.caller().send(fields.length == 0 ? request : request.headers(fields));
    }

    private static Map<String, Object> withoutRequestId(HttpResponse<String> answer) {
        Map<String, Object> body = AuthService.json(answer);
        body.remove("request_id");
        return body;
    }
}
