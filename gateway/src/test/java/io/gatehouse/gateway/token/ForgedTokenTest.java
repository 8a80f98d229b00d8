package io.gatehouse.gateway.token;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawToken;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ForgedTokenTest {

    private static final RSAKey FOREIGN = TestAuthorizationServer.newKey("test-key");

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(UPSTREAM);

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @Test
    void passesTheTokenThatTheOthersAreForgedFrom() {
        assertThat(ask(RawToken.valid().signed()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", ""})
    void refusesATokenWithoutASignature(String algorithm) {
        RawToken unsigned = RawToken.valid().header("alg", '"' + algorithm + '"');

        assertRefused(unsigned.with(new byte[0]));
        assertRefused(unsigned.signed());
    }

    @Test
    void refusesAnotherAlgorithmWithTheSameKey() throws Exception {
        byte[] publicKey = TestAuthorizationServer.key().toPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey)
                + "\n-----END PUBLIC KEY-----\n";
        RawToken symmetric = RawToken.valid().header("alg", "\"HS256\"");

        assertRefused(symmetric.authenticated(publicKey));
        assertRefused(symmetric.authenticated(pem.getBytes(StandardCharsets.US_ASCII)));
        assertRefused(RawToken.valid().header("alg", "\"RS512\"").signed());
        assertRefused(RawToken.valid().header("alg", "\"PS256\"").signed());
    }

    static Stream<RawToken> tokensThatBringTheirOwnKey() {
        return Stream.of(
                RawToken.valid().header("jwk", FOREIGN.toPublicJWK().toJSONString()),
                RawToken.valid().header("jku", '"' + UPSTREAM.url() + "/keys\""),
                RawToken.valid().header("x5u", '"' + UPSTREAM.url() + "/cert\""),
                RawToken.valid().header("x5c", "[\"AAAA\"]"));
    }

    @ParameterizedTest
    @MethodSource("tokensThatBringTheirOwnKey")
    void refusesATokenThatBringsItsOwnKey(RawToken token) {
        assertRefused(token.signed(FOREIGN));
        assertRefused(token.signed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../dev/null",
                "/etc/passwd",
                "x' or '1'='1",
                "http://127.0.0.1/",
                "other",
                "TEST-KEY",
                ""
            })
    void refusesAKeyNobodyPublished(String kid) {
        assertRefused(RawToken.valid().header("kid", '"' + kid + '"').signed());
    }

    @Test
    void refusesAHugeKeyId() {
        assertRefused(
                RawToken.valid().header("kid", '"' + "k".repeat(9 * 1024) + '"').signed());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "kid, ``",
                "kid, 7",
                "typ, ``",
                "typ, \"JWT\"",
                "typ, \"refresh+jwt\"",
                "typ, \"at\"",
                "crit, `[\"exp\"]`",
                "crit, `[\"unknown\"]`",
                "alg, ``",
                "alg, 1",
            })
    void refusesAWrongHeader(String name, String json) {
        assertRefused(RawToken.valid().header(name, json).signed());
    }

    static Stream<RawToken> tokensWithWrongClaims() {
        RawToken valid = RawToken.valid();
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                valid.claim("iss", "\"http://evil\""),
                valid.claim("iss", ""),
                valid.claim("iss", "\"http://localhost:8080/evil\""),
                valid.claim("iss", "\"http://localhost:808\""),
                valid.claim("aud", "\"other\""),
                valid.claim("aud", ""),
                valid.claim("aud", "\"gatehouse-other\""),
                valid.claim("aud", "\"gate\""),
                valid.claim("aud", "[]"),
                valid.claim("sub", ""),
                valid.claim("jti", ""),
                valid.claim("jti", "7"),
                valid.claim("iat", ""),
                valid.claim("gen", "\"7\""),
                valid.claim("gen", "1e400"),
                valid.claim("gen", "7.5"),
                valid.claim("exp", ""),
                valid.claim("exp", String.valueOf(now - 1)),
                valid.claim("exp", "0"),
                valid.claim("exp", "-1"),
                valid.claim("exp", "\"" + (now + 300) + "\""),
                valid.claim("exp", "null"),
                valid.claim("exp", "1e400"),
                valid.claim("exp", "9".repeat(40)),
                valid.claim("exp", "99999999999999999"),
                valid.claim("exp", (now + 300) + ".5"),
                valid.claim("nbf", String.valueOf(now + 200)),
                valid.claim("permissions", ""),
                valid.claim("permissions", "null"),
                valid.claim("permissions", "\"stocks\""),
                valid.claim("permissions", "[[\"stocks\"]]"),
                valid.claim("permissions", "[\"stocks\",null]"),
                valid.claim("permissions", "[\"stocks\",7]"),
                valid.claim("permissions", "{\"stocks\":true}"),
                new RawToken(valid.header(), "[]"),
                new RawToken(valid.header(), "no json"),
                new RawToken(valid.header(), ""),
                new RawToken("no json", valid.claims()),
                new RawToken(valid.header(), "[".repeat(5000) + "]".repeat(5000)),
                valid.claim("deep", "{\"a\":".repeat(1000) + "1" + "}".repeat(1000)));
    }

    @ParameterizedTest
    @MethodSource("tokensWithWrongClaims")
    void refusesWrongClaims(RawToken token) {
        assertRefused(token.signed());
    }

    @Test
    void refusesAWrongSignature() {
        RawToken token = RawToken.valid();
        String signed = token.signed();

        assertRefused(token.signed(FOREIGN));
        assertRefused(token.with(new byte[256]));
        assertRefused(token.with(new byte[0]));
        assertRefused(token.with(new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0}));
        assertRefused(signed.substring(0, signed.length() - 4));
        assertRefused(token.claim("permissions", "[\"admin\",\"stocks\"]").with(new byte[0])
                + signed.substring(signed.lastIndexOf('.') + 1));
    }

    @Test
    void refusesWhatDoesNotHaveThreeParts() {
        String signed = RawToken.valid().signed();

        assertRefused("rubbish");
        assertRefused("..");
        assertRefused("...");
        assertRefused(signed.substring(0, signed.lastIndexOf('.')));
        assertRefused(signed + ".more");
        assertRefused(signed + ".more.more");
        assertRefused("." + signed);
        assertRefused("Bearer " + signed);
    }

    @Test
    void answers431ForAMebibyteOfToken() {
        RawAnswer answer = ask("a".repeat(1 << 20));

        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    private static void assertRefused(String token) {
        RawAnswer answer = ask(token);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    private static RawAnswer ask(String token) {
        return GATEWAY.ask(request("GET", "/api/v1/stocks/symbols", "X-Token: " + token));
    }
}
