package io.gatehouse.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.gatehouse.auth.AuthService;
import io.gatehouse.shared.testing.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwkSetControllerTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final AuthService SERVICE = AuthService.start(DATABASE, Map.of());

    /** The next one is made after the first, beside the start. */
    @BeforeAll
    static void waitForBothKeys() {
        SERVICE.eventually(() -> Keys.published(SERVICE).size() == 2);
    }

    @Test
    void publishesTheKeysToEveryone() throws Exception {
        HttpResponse<String> answer = get("");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(JWKSet.parse(answer.body()).getKeys()).isNotEmpty().allSatisfy(key -> assertThat(key.toJSONObject())
                .containsOnlyKeys("kty", "use", "alg", "kid", "e", "n")
                .containsEntry("kty", "RSA")
                .containsEntry("use", "sig")
                .containsEntry("alg", "RS256"));
    }

    @Test
    void keepsThePrivatePartToItself() throws Exception {
        assertThat(JWKSet.parse(get("").body()).getKeys()).noneMatch(JWK::isPrivate);
    }

    @Test
    void mayBeCachedForAMinute() {
        assertThat(get("").headers().firstValue("Cache-Control")).hasValue("public, max-age=60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
    void answers304ToWhoeverHasTheSet(String known) {
        String etag = get("").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> answer = get(known.formatted(etag));

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.headers().firstValue("ETag")).hasValue(etag);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void answers304ToWhoeverNamesTheSetInASecondLine() {
        String etag = get("").headers().firstValue("ETag").orElseThrow();

        HttpRequest.Builder again = SERVICE.caller()
                .request("/.well-known/jwks.json")
                .header("If-None-Match", "\"other\"")
                .header("If-None-Match", etag);

        assertThat(SERVICE.caller().send(again).statusCode()).isEqualTo(304);
    }

    @Test
    void answers200ToWhoeverHasAnother() {
        assertThat(get("\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void theBytesUnderATagAreNotCompressed() {
        Keys.age(DATABASE);
        Keys.rotate(SERVICE, SERVICE.admin());
        SERVICE.eventually(() -> Keys.published(SERVICE).size() == 3);
        HttpResponse<String> plain = get("");

        HttpResponse<String> asked = SERVICE.caller()
                .send(SERVICE.caller()
                        .request("/.well-known/jwks.json")
                        .header("Accept-Encoding", "gzip, deflate, br"));

        assertThat(asked.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(asked.body()).isEqualTo(plain.body()).hasSizeGreaterThan(1024);
    }

    private static HttpResponse<String> get(String ifNoneMatch) {
        return SERVICE.caller()
                .send(SERVICE.caller().request("/.well-known/jwks.json").header("If-None-Match", ifNoneMatch));
    }
}
