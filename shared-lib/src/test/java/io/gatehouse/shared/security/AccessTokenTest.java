package io.gatehouse.shared.security;

import static io.gatehouse.shared.security.ForgedTokens.claims;
import static io.gatehouse.shared.security.ForgedTokens.header;
import static io.gatehouse.shared.security.ForgedTokens.signed;
import static io.gatehouse.shared.security.ForgedTokens.unsigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import io.gatehouse.shared.testing.Caller;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
class AccessTokenTest {

    private static final String VALID_HEADER = header("extra", "0");
    private static final String VALID = signed(VALID_HEADER, claims());
    private static final RSAKey UNPUBLISHED_KEY = TestAuthorizationServer.newKey("test-key");
    private static final String DEEP = "[".repeat(5_000) + "]".repeat(5_000);

    @Inject
    EmbeddedServer server;

    @Test
    void letsAValidTokenPass() {
        assertThat(call(VALID).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "aud; [\"gatehouse\"]",
                "aud; [\"other\",\"gatehouse\"]",
                "permissions; [\"time\",\"smoke\"]",
                "gen; 0",
                "gen; 9223372036854775807",
                "nbf; 0",
                "nbf;"
            })
    void letsOtherSpellingsOfAValidTokenPass(String claim, String json) {
        assertThat(call(signed(VALID_HEADER, claims(claim, json))).statusCode()).isEqualTo(200);
    }

    @Test
    void answers401WithAChallengeWithoutAToken() {
        HttpResponse<String> answer = Caller.of(server).get("/example/secured");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"gatehouse\"");
        assertThat(answer.body())
                .contains("\"type\":\"/problems/unauthorized\"", "\"detail\":\"An access token is needed in X-Token\"");
    }

    @Test
    void saysThatXTokenTakesNoPrefix() {
        HttpResponse<String> answer = call("Bearer " + TestAuthorizationServer.token("smoke"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("\"detail\":\"The access token begins with Bearer: X-Token takes it without a prefix\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smok", "smoke:write", "SMOKE", "smoke ", "admin", "*"})
    void answers403WithoutExactlyThePermission(String permission) {
        HttpResponse<String> answer = Caller.of(server).getAs(permission, "/example/secured");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("insufficient_scope"));
        assertThat(answer.body()).contains("\"type\":\"/problems/forbidden\"");
    }

    static Stream<Arguments> badHeaders() {
        return Stream.of(
                argumentSet("another algorithm", "alg", "\"RS512\""),
                argumentSet("no algorithm", "alg", null),
                argumentSet("an algorithm that is a number", "alg", "256"),
                argumentSet("an algorithm in lower case", "alg", "\"rs256\""),
                argumentSet("a key of its own", "jwk", publicJwk()),
                argumentSet("an address of keys", "jku", "\"http://127.0.0.1:1/jwks.json\""),
                argumentSet("an address of certificates", "x5u", "\"http://127.0.0.1:1/chain.pem\""),
                argumentSet("certificates", "x5c", "[\"MIIB\"]"),
                argumentSet("a path as key id", "kid", "\"../../../../dev/null\""),
                argumentSet("SQL as key id", "kid", "\"' or '1'='1\""),
                argumentSet("a key id of 10 KiB", "kid", '"' + "k".repeat(10_240) + '"'),
                argumentSet("an empty key id", "kid", "\"\""),
                argumentSet("a key id that is a number", "kid", "1"),
                argumentSet("no key id", "kid", null),
                argumentSet("an unknown critical extension", "crit", "[\"unknown\"]"),
                argumentSet("a critical extension there is none of", "crit", "[]"),
                argumentSet("an unencoded payload", "b64", "false"),
                argumentSet("the type of any JWT", "typ", "\"JWT\""),
                argumentSet("the type of a refresh token", "typ", "\"rt+jwt\""),
                argumentSet("no type", "typ", null),
                argumentSet("a type that is a list", "typ", "[\"at+jwt\"]"),
                argumentSet("a deeply nested parameter", "extra", DEEP));
    }

    @ParameterizedTest
    @MethodSource("badHeaders")
    void answers401ForASignedTokenWithABadHeader(String parameter, String json) {
        assertRefused(call(signed(header(parameter, json), claims())));
    }

    static Stream<Arguments> badClaims() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                argumentSet("another issuer", "iss", "\"http://evil.example\""),
                argumentSet("an issuer that begins like ours", "iss", "\"http://localhost:8080.evil.example\""),
                argumentSet("the beginning of our issuer", "iss", "\"http://localhost:808\""),
                argumentSet("an issuer with a slash more", "iss", "\"http://localhost:8080/\""),
                argumentSet("a list of issuers", "iss", "[\"http://localhost:8080\"]"),
                argumentSet("no issuer", "iss", null),
                argumentSet("another audience", "aud", "\"elsewhere\""),
                argumentSet("an audience that begins like ours", "aud", "\"gatehouse2\""),
                argumentSet("the beginning of our audience", "aud", "\"gate\""),
                argumentSet("an audience in upper case", "aud", "\"GATEHOUSE\""),
                argumentSet("no audience at all", "aud", null),
                argumentSet("an empty audience", "aud", "[]"),
                argumentSet("an audience that is a number", "aud", "1"),
                argumentSet("no subject", "sub", null),
                argumentSet("an expiry in the past", "exp", String.valueOf(now - 1)),
                argumentSet("no expiry", "exp", null),
                argumentSet("an expiry that is null", "exp", "null"),
                argumentSet("an expiry that is a string", "exp", '"' + String.valueOf(now + 60) + '"'),
                argumentSet("a fractional expiry", "exp", now + 60 + ".5"),
                argumentSet("an expiry in scientific notation", "exp", "1e11"),
                argumentSet("an expiry beyond the year 9999", "exp", "253402300800"),
                argumentSet("an expiry that overflows in milliseconds", "exp", "9223372036854775807"),
                argumentSet("an expiry beyond any long", "exp", "92233720368547758080"),
                argumentSet("an expiry beyond any double", "exp", "1e400"),
                argumentSet("a negative expiry", "exp", "-1"),
                argumentSet("a time not yet come", "nbf", String.valueOf(now + 3600)),
                argumentSet("a not-before that is a string", "nbf", "\"0\""),
                argumentSet("no time of issue", "iat", null),
                argumentSet("no id", "jti", null),
                argumentSet("a generation that is a string", "gen", "\"7\""),
                argumentSet("a generation beyond any long", "gen", "92233720368547758080"),
                argumentSet("a generation with a fraction", "gen", "7.5"),
                argumentSet("an id that is a number", "jti", "1"),
                argumentSet("permissions that are a string", "permissions", "\"smoke\""),
                argumentSet("permissions in permissions", "permissions", "[[\"smoke\"]]"),
                argumentSet("permissions that are an object", "permissions", "{\"smoke\":true}"),
                argumentSet("permissions that are null", "permissions", "null"),
                argumentSet("a permission that is null", "permissions", "[null,\"smoke\"]"),
                argumentSet("a permission that is a number", "permissions", "[1,\"smoke\"]"),
                argumentSet("no permissions", "permissions", null),
                argumentSet("deeply nested permissions", "permissions", DEEP),
                argumentSet("another claim deeply nested", "extra", DEEP),
                argumentSet("a claim that is no JSON", "extra", "{"));
    }

    @ParameterizedTest
    @MethodSource("badClaims")
    void answers401ForASignedTokenWithBadClaims(String claim, String json) {
        assertRefused(call(signed(VALID_HEADER, claims(claim, json))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", "none "})
    void answers401ForAnUnsignedToken(String algorithm) {
        String unsigned = unsigned(header("alg", '"' + algorithm + '"'), claims());

        assertRefused(call(unsigned + "."));
        assertRefused(call(unsigned));
        assertRefused(call(unsigned + "." + VALID.substring(VALID.lastIndexOf('.') + 1)));
    }

    static Stream<Arguments> publicKeyAsSecret() throws JOSEException {
        byte[] der = TestAuthorizationServer.key().toPublicKey().getEncoded();
        return Stream.of(
                argumentSet("as DER", (Object) der),
                argumentSet("as JWK", (Object) publicJwk().getBytes(StandardCharsets.UTF_8)),
                argumentSet("as modulus", (Object)
                        TestAuthorizationServer.key().getModulus().decode()));
    }

    @ParameterizedTest
    @MethodSource("publicKeyAsSecret")
    void answers401ForThePublicKeyUsedAsASharedSecret(byte[] secret) {
        assertRefused(call(signed(header("alg", "\"HS256\""), claims(), secret)));
    }

    @Test
    void answers401ForAKeyThatOnlyHasThePublishedName() {
        assertRefused(call(signed(VALID_HEADER, claims(), UNPUBLISHED_KEY)));
    }

    @Test
    void answers401ForAKeyThatTheTokenBringsAlong() {
        String header = header("jwk", UNPUBLISHED_KEY.toPublicJWK().toString());

        assertRefused(call(signed(header, claims(), UNPUBLISHED_KEY)));
    }

    static List<String> badSignatures() {
        return List.of(
                "",
                "AA",
                "A".repeat(342),
                "A".repeat(10_000),
                "!!!",
                "MEQCIAAA",
                VALID.substring(VALID.lastIndexOf('.') + 2));
    }

    @ParameterizedTest
    @MethodSource("badSignatures")
    void answers401ForASignatureThatIsNone(String signature) {
        assertRefused(call(unsigned(VALID_HEADER, claims()) + "." + signature));
    }

    @Test
    void answers401ForAnotherTokensSignature() {
        assertRefused(call(unsigned(VALID_HEADER, claims("permissions", "[\"admin\",\"smoke\"]"))
                + VALID.substring(VALID.lastIndexOf('.'))));
    }

    static List<String> badShapes() {
        return List.of(
                "x",
                ".",
                "..",
                "...",
                "....",
                "a.b",
                "a.b.c",
                "a.b.c.d.e",
                "null",
                "{}",
                "e30.e30.e30",
                VALID + ".",
                VALID + "." + VALID,
                "." + VALID,
                VALID.substring(0, VALID.lastIndexOf('.')),
                VALID.replace('.', ' '),
                VALID.replace(".", ".."),
                "Bearer " + VALID,
                VALID + "," + VALID,
                "[".repeat(10_000));
    }

    @ParameterizedTest
    @MethodSource("badShapes")
    void answers401ForWhatIsNotThreeParts(String token) {
        assertRefused(call(token));
    }

    @Test
    void answers401OnceATokenIsRevoked() {
        TestAuthorizationServer.revoke("revoked");
        String token = signed(VALID_HEADER, claims("jti", "\"revoked\""));

        HttpResponse<String> answer = firstRefusal(token);

        assertRefused(answer);
    }

    @Test
    void answers401OnceItsSessionIsRevoked() {
        TestAuthorizationServer.revoke("a-revoked-session");
        String token = signed(VALID_HEADER, claims("jti", "\"x\"").replace("{", "{\"sid\":\"a-revoked-session\","));
        String other = signed(VALID_HEADER, claims("jti", "\"x\"").replace("{", "{\"sid\":\"another-session\","));

        assertRefused(firstRefusal(token));
        assertThat(call(other).statusCode()).isEqualTo(200);
    }

    @Test
    void answers401OnceItsClientsTokensOfItsGenerationAreRevoked() {
        TestAuthorizationServer.revokeSubject("client~mallory", 7);
        String clients = claims("jti", "\"x\"").replace("{", "{\"client_id\":\"client~mallory\",");
        String after = signed(VALID_HEADER, clients.replace("{", "{\"gen\":7,"));

        assertRefused(firstRefusal(signed(VALID_HEADER, clients)));
        assertThat(call(after).statusCode()).isEqualTo(200);
    }

    @Test
    void answers401OnceASubjectsTokensOfItsGenerationAreRevoked() {
        TestAuthorizationServer.revokeSubject("mallory", 7);
        String before = signed(VALID_HEADER, claims("sub", "\"mallory\""));
        String after = signed(VALID_HEADER, claims("sub", "\"mallory\"").replace("{", "{\"gen\":7,"));

        assertRefused(firstRefusal(before));
        assertThat(call(after).statusCode()).isEqualTo(200);
    }

    /** The list of revocations is asked for in the background, so the token may still pass a few times. */
    private HttpResponse<String> firstRefusal(String token) {
        Instant deadline = Instant.now().plusSeconds(60);
        HttpResponse<String> answer = call(token);
        while (answer.statusCode() == 200 && Instant.now().isBefore(deadline)) {
            answer = call(token);
        }
        return answer;
    }

    private HttpResponse<String> call(String token) {
        Caller caller = Caller.of(server);
        return caller.send(caller.request("/example/secured").header("X-Token", token));
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge)
                        .startsWith("Bearer realm=\"gatehouse\", error=\"invalid_token\", error_description=\""));
        assertThat(answer.body()).contains("\"type\":\"/problems/unauthorized\"", "\"detail\":\"The access token ");
    }

    private static String publicJwk() {
        return TestAuthorizationServer.key().toPublicJWK().toString();
    }
}
