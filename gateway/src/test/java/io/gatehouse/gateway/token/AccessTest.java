package io.gatehouse.gateway.token;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static io.gatehouse.gateway.testing.TestGateway.requestAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawToken;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessTest {

    private static final String PROTECTED = "/api/v1/stocks/symbols";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(UPSTREAM);

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/auth/create", "/api/v1/auth/refresh", "/.well-known/jwks.json"})
    void forwardsAnOpenRouteWithoutAToken(String path) {
        assertThat(GATEWAY.get(path).status()).isEqualTo(200);
    }

    @Test
    void forwardsAnOpenRouteWithABadTokenToo() {
        RawAnswer answer = GATEWAY.ask(request("GET", "/api/v1/auth/create", "X-Token: rubbish"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(UPSTREAM.request().header("X-Token")).isEqualTo("rubbish");
    }

    @Test
    void answers401WithAChallengeWithoutAToken() {
        RawAnswer answer = GATEWAY.get(PROTECTED);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"gatehouse\"");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("X-Request-Id")).isNotBlank();
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Token: rubbish", "Authorization: Bearer a.b.c", "X-Token: Bearer a.b.c", "X-Token:"})
    void saysOfABadTokenThatItIsBad(String field) {
        RawAnswer answer = ask(field);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .matches("Bearer realm=\"gatehouse\", error=\"invalid_token\", error_description=\"[^\"\\\\]+\"");
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @Test
    void takesAnotherSchemeForNoToken() {
        assertThat(ask("Authorization: Basic YTpi").header("WWW-Authenticate")).isEqualTo("Bearer realm=\"gatehouse\"");
    }

    @Test
    void saysThatXTokenTakesNoPrefix() {
        String token = RawToken.valid().signed();

        RawAnswer answer = ask("X-Token: bearer " + token);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text())
                .contains("\"detail\":\"The access token begins with Bearer: X-Token takes it without a prefix\"");
    }

    @Test
    void answers403WithoutThePermission() {
        RawAnswer answer = GATEWAY.ask(requestAs("time", "GET", PROTECTED));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate")).contains("insufficient_scope");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stocks:write", "stock", "STOCKS", "admin", "stocks ", ""})
    void takesNoOtherPermissionForTheOne(String permission) {
        assertThat(GATEWAY.ask(requestAs(permission, "GET", PROTECTED)).status())
                .isEqualTo(403);
    }

    @Test
    void passesAnyTokenWhereAnyTokenMay() {
        assertThat(GATEWAY.ask(requestAs("nothing", "GET", "/api/v1/auth/valid"))
                        .status())
                .isEqualTo(200);
        assertThat(GATEWAY.get("/api/v1/auth/valid").status()).isEqualTo(401);
    }

    @Test
    void takesTheTokenFromEitherHeaderAndForwardsIt() {
        String token = RawToken.valid().signed();

        assertThat(ask("X-Token: " + token).status()).isEqualTo(200);
        assertThat(ask("Authorization: Bearer " + token).status()).isEqualTo(200);
        assertThat(ask("authorization: bearer " + token, "x-token: " + token).status())
                .isEqualTo(200);

        assertThat(UPSTREAM.requests().get(0).header("X-Token")).isEqualTo(token);
        assertThat(UPSTREAM.requests().get(1).header("Authorization")).isEqualTo("Bearer " + token);
        assertThat(UPSTREAM.requests().get(2).header("X-Token")).isEqualTo(token);
    }

    @Test
    void answers400ForMoreThanOneToken() {
        String one = RawToken.valid().signed();
        String other = RawToken.valid().signed();

        List<RawAnswer> answers = List.of(
                ask("X-Token: " + one, "Authorization: Bearer " + other),
                ask("X-Token: " + one, "X-Token: " + one),
                ask("Authorization: Bearer " + one, "Authorization: Bearer " + one));

        assertThat(answers).extracting(RawAnswer::status).containsOnly(400);
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Token: one\nX-Token: one",
                "X-Token: one\nAuthorization: Bearer other",
                "Authorization: Bearer one\nAuthorization: Bearer one"
            })
    void answers400ForMoreThanOneTokenOnAnOpenRouteToo(String tokens) {
        assertThat(GATEWAY.ask(request("GET", "/api/v1/auth/create", tokens)).status())
                .isEqualTo(400);
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @Test
    void takesNoTokenFromElsewhere() {
        String token = RawToken.valid().signed();

        List<RawAnswer> answers = List.of(
                ask("Cookie: X-Token=" + token + "; token=" + token),
                ask("Authorization: Basic " + token),
                ask("X_Token: " + token),
                GATEWAY.get(PROTECTED + "?token=" + token + "&access_token=" + token + "&X-Token=" + token));

        assertThat(answers).extracting(RawAnswer::status).containsOnly(401);
    }

    @Test
    void forwardsTheCallersRequestIdOrMakesOne() {
        String asked = GATEWAY.ask(request("GET", "/api/v1/auth/create", "X-Request-Id: from-caller.1"))
                .header("X-Request-Id");
        String made = GATEWAY.ask(request("GET", "/api/v1/auth/create", "X-Request-Id: no good {}"))
                .header("X-Request-Id");

        assertThat(asked).isEqualTo("from-caller.1");
        assertThat(made).hasSize(36);
        assertThat(UPSTREAM.requests())
                .extracting(request -> request.header("X-Request-Id"))
                .containsExactly(asked, made);
    }

    @Test
    void refusesARememberedTokenOnceItIsRevoked() {
        String token = RawToken.valid().claim("jti", "\"to-be-revoked\"").signed();
        assertThat(ask("X-Token: " + token).status()).isEqualTo(200);

        TestAuthorizationServer.revoke("to-be-revoked");

        Await.until(() -> ask("X-Token: " + token).status() == 401);
        assertThat(ask("X-Token: " + token).status()).isEqualTo(401);
    }

    @Test
    void refusesRememberedTokensOfASubjectOnceTheirGenerationIsRevoked() {
        RawToken mallorys = RawToken.valid().claim("sub", "\"mallory\"");
        String without = mallorys.signed();
        String before = mallorys.claim("gen", "6").signed();
        String after = mallorys.claim("gen", "7").signed();
        assertThat(List.of(status(without), status(before), status(after))).containsOnly(200);

        TestAuthorizationServer.revokeSubject("mallory", 7);

        Await.until(() -> status(before) == 401);
        assertThat(status(without)).isEqualTo(401);
        assertThat(status(after)).isEqualTo(200);
    }

    @Test
    void refusesRememberedTokensOfASessionOnceItIsRevoked() {
        String token =
                RawToken.valid().claim("sid", "\"session-to-be-revoked\"").signed();
        String other = RawToken.valid().claim("sid", "\"another-session\"").signed();
        assertThat(List.of(status(token), status(other))).containsOnly(200);

        TestAuthorizationServer.revoke("session-to-be-revoked");

        Await.until(() -> status(token) == 401);
        assertThat(status(other)).isEqualTo(200);
    }

    @Test
    void refusesRememberedTokensOfAClientOnceTheirGenerationIsRevoked() {
        RawToken clients = RawToken.valid().claim("client_id", "\"client~mallory\"");
        String before = clients.claim("gen", "6").signed();
        String after = clients.claim("gen", "7").signed();
        assertThat(List.of(status(before), status(after))).containsOnly(200);

        TestAuthorizationServer.revokeSubject("client~mallory", 7);

        Await.until(() -> status(before) == 401);
        assertThat(status(after)).isEqualTo(200);
    }

    @Test
    void refusesARememberedTokenOnceItHasExpired() {
        long soon = Instant.now().getEpochSecond() + 3;
        String token = RawToken.valid().claim("exp", String.valueOf(soon)).signed();
        assertThat(ask("X-Token: " + token).status()).isEqualTo(200);

        Await.until(() -> Instant.now().getEpochSecond() > soon);

        assertThat(ask("X-Token: " + token).status()).isEqualTo(401);
    }

    private static int status(String token) {
        return ask("X-Token: " + token).status();
    }

    private static RawAnswer ask(String... fields) {
        return GATEWAY.ask(request("GET", PROTECTED, fields));
    }
}
