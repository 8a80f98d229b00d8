package io.gatehouse.auth.oauth;

import static io.gatehouse.auth.TestClient.TOKEN;
import static io.gatehouse.auth.oauth.OAuthAnswers.assertError;
import static io.gatehouse.auth.oauth.OAuthAnswers.assertInvalidClient;
import static io.gatehouse.auth.oauth.OAuthAnswers.assertNotForCaches;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.TestClient;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {

    private static final String FOR_ITSELF = "grant_type=client_credentials";

    @AutoClose
    private static final AuthService SERVICE = AuthService.start();

    private static final TestClient CLIENT = TestClient.add(SERVICE, "stocks stocks:write smoke", "client_credentials");

    @Test
    void answersATokenForEverythingTheClientMay() {
        HttpResponse<String> answer = CLIENT.post(TOKEN, "grant_type", "client_credentials");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(AuthService.json(answer))
                .containsOnlyKeys("access_token", "token_type", "expires_in", "scope")
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 900L)
                .containsEntry("scope", "smoke stocks stocks:write");
        assertNotForCaches(answer);
    }

    @Test
    void putsTheStandardsClaimsIntoTheToken() throws Exception {
        SignedJWT token = SignedJWT.parse(CLIENT.token());

        assertThat(token.getHeader().toJSONObject()).containsEntry("typ", "at+jwt");
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsKeys("iss", "aud", "iat", "exp", "jti")
                .doesNotContainKey("sid")
                .containsEntry("sub", CLIENT.id())
                .containsEntry("client_id", CLIENT.id())
                .containsEntry("scope", "smoke stocks stocks:write")
                .containsEntry("permissions", List.of("smoke", "stocks", "stocks:write"));
    }

    @Test
    void answersATokenThatWorksHere() {
        String token = CLIENT.token();

        assertThat(SERVICE.get("/api/v1/auth/valid?resource=stocks:write", token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(SERVICE.get("/api/v1/auth/valid?resource=admin", token).statusCode())
                .isEqualTo(403);
    }

    @Test
    void givesNoMoreThanTheScopeAskedFor() throws Exception {
        HttpResponse<String> answer =
                CLIENT.post(TOKEN, "grant_type", "client_credentials", "scope", "stocks:write smoke");

        assertThat(AuthService.json(answer)).containsEntry("scope", "smoke stocks:write");
        JWTClaimsSet claims = SignedJWT.parse(TestClient.accessToken(answer)).getJWTClaimsSet();
        assertThat(claims.getStringListClaim("permissions")).containsExactly("smoke", "stocks:write");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"admin", "smoke admin", "fly", "SMOKE", "smoke,stocks", "smo\"ke\\", "sm\u00f6ke", "\u0000"})
    void answersInvalidScopeForMoreThanTheClientMay(String scope) {
        assertError(CLIENT.post(TOKEN, "grant_type", "client_credentials", "scope", scope), 400, "invalid_scope");
    }

    @Test
    void takesAParameterWithoutAValueForNone() {
        HttpResponse<String> answer = CLIENT.post(TOKEN, "grant_type", "client_credentials", "scope", "", "state", "");

        assertThat(AuthService.json(answer)).containsEntry("scope", "smoke stocks stocks:write");
        assertError(CLIENT.post(TOKEN, "grant_type", ""), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&%s", "%s&", "&&%s&&", "%s&&scope=&"})
    void ignoresAmpersandsWithNothingBetweenThem(String form) {
        assertThat(send(form.formatted(FOR_ITSELF)).statusCode()).isEqualTo(200);
    }

    @Test
    void ignoresParametersItDoesNotKnow() {
        assertThat(CLIENT.post(TOKEN, "grant_type", "client_credentials", "resource", "https://example.org")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant_type=client_credentials&grant_type=client_credentials",
                "grant_type=client_credentials&scope=smoke&scope=stocks",
                "grant_type=client_credentials&unknown=1&unknown=2",
                "grant_type=client_credentials&scope=&scope=smoke",
                "grant_type=client_credentials&&scope=smoke&scope=smoke",
                "grant_type=client_credentials&sc%6fpe=smoke&scope=smoke",
                "scope=smoke",
                "",
                "grant_type=%",
                "grant_type=%zz",
                "{\"grant_type\":\"client_credentials\"}"
            })
    void answersInvalidRequestForABadForm(String form) {
        assertError(send(form), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"authorization_code", "implicit", "password", "urn:ietf:params:oauth:grant-type:jwt-bearer", "x"
            })
    void answersUnsupportedGrantTypeForAnyOther(String type) {
        assertError(CLIENT.post(TOKEN, "grant_type", type), 400, "unsupported_grant_type");
    }

    @Test
    void answersUnauthorizedClientForAGrantTheClientMayNotUse() {
        assertError(
                CLIENT.post(TOKEN, "grant_type", "refresh_token", "refresh_token", "x"), 400, "unauthorized_client");
    }

    @Test
    void givesNobodyATokenForNobody() {
        assertInvalidClient(TestClient.send(SERVICE, TOKEN, FOR_ITSELF));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=x", "*/*"})
    void answersInvalidRequestForAnotherType(String type) {
        HttpResponse<String> answer = SERVICE.caller()
                .send(SERVICE.caller()
                        .request(TOKEN)
                        .header("Authorization", CLIENT.basic())
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(FOR_ITSELF)));

        assertError(answer, 400, "invalid_request");
    }

    @Test
    void answersInvalidRequestForNoType() {
        HttpResponse<String> answer = SERVICE.caller()
                .send(SERVICE.caller()
                        .request(TOKEN)
                        .header("Authorization", CLIENT.basic())
                        .POST(BodyPublishers.ofString(FOR_ITSELF)));

        assertError(answer, 400, "invalid_request");
    }

    @Test
    void takesTheTypeWithACharset() {
        HttpResponse<String> answer = SERVICE.caller()
                .send(SERVICE.caller()
                        .request(TOKEN)
                        .header("Authorization", CLIENT.basic())
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                        .POST(BodyPublishers.ofString(FOR_ITSELF)));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void answers413ForALongForm() {
        String form = FOR_ITSELF + "&padding=" + "x".repeat(16 * 1024);

        assertError(send(form), 413, "invalid_request");
        assertError(sendInChunks(form), 413, "invalid_request");
        assertThat(sendInChunks(FOR_ITSELF).statusCode()).isEqualTo(200);
    }

    @Test
    void takesAFormOfManyParameters() {
        String form = IntStream.range(0, 500).mapToObj(i -> "&p" + i + "=" + i).collect(Collectors.joining());

        assertThat(send(FOR_ITSELF + form).statusCode()).isEqualTo(200);
    }

    @Test
    void isForPostAlone() {
        assertThat(SERVICE.get(TOKEN + "?" + FOR_ITSELF).statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({"admin, 400", "smoke, 200"})
    void followsAChangeOfTheClientFromTheNextTokenOn(String scope, int status) {
        TestClient client = TestClient.add(SERVICE, "time", "client_credentials");
        String change = "{\"scopes\":[\"smoke\"],\"grant_types\":[\"client_credentials\"],\"introspection\":false}";

        SERVICE.send("PUT", client.path(), SERVICE.admin(), change);

        assertThat(client.post(TOKEN, "grant_type", "client_credentials", "scope", scope)
                        .statusCode())
                .isEqualTo(status);
    }

    private static HttpResponse<String> send(String form) {
        return TestClient.send(SERVICE, TOKEN, form, "Authorization", CLIENT.basic());
    }

    /** Of a stream nobody knows how long it is. */
    private static HttpResponse<String> sendInChunks(String form) {
        byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
        return SERVICE.caller()
                .send(SERVICE.caller()
                        .request(TOKEN)
                        .header("Authorization", CLIENT.basic())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
    }
}
