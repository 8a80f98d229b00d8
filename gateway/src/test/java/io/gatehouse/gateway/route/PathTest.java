package io.gatehouse.gateway.route;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathTest {

    private static final String OPEN = "/api/v1/auth/create";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(UPSTREAM);

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a%2Fb",
                "/a%2fb",
                "/a%20b",
                "/a+b",
                "/%C3%A9",
                "/~a-b.c_d!$&'()*,=:@",
                "/%7Ea",
                "/a.b/..c/d..",
                "/",
                "?",
                "?a=1&a=2&b",
                "?a=%2F%20+%C3%A9&b=%",
                "?filter[name]=x",
                "?a={b}|c&d=\"e\"<f>^`\\;g",
                "?next=//other/../x&url=http://x/y?z",
                "?%2e%2e/%00%23"
            })
    void reachesTheUpstreamByteForByte(String rest) {
        RawAnswer answer = GATEWAY.get(OPEN + rest);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(UPSTREAM.request().target()).isEqualTo(OPEN + rest);
    }

    @ParameterizedTest
    @CsvSource({
        "/a;b, no character 0x3b",
        "/a%5Cb, 'no character 0x5c, not even escaped'",
        "/a%00, 'no character 0x00, not even escaped'",
        "/a%252e, 'no character 0x25, not even escaped'",
        "/a%C3, escaped characters in UTF-8",
        "/a%zz, two hexadecimal digits after each percent sign",
        "/a/../b, no dot segments",
        "//a, no empty segments",
    })
    void tellsWhatIsAmbiguous(String path, String expected) {
        assertThat(GATEWAY.get(path).text())
                .contains("\"detail\":\"The path is ambiguous: expected " + expected + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/auth/create/../users",
                "/api/v1/auth/create/./x",
                "/api/v1/auth/create/..",
                "/api/v1/auth/create/.",
                "/api/v1/auth/create/%2e%2e/users",
                "/api/v1/auth/create/%2E./users",
                "/api/v1/auth/create%2F..%2Fusers",
                "/api/v1/auth/create/..%2fusers",
                "/api/v1/auth/create/%252e%252e/users",
                "/api/v1/auth/create/%25252e",
                "/api/v1/auth/create/..%5Cusers",
                "/api/v1/auth/create\\..\\users",
                "/api/v1/auth/create;a=b/users",
                "/api/v1/auth/create/..;/users",
                "/api/v1/auth/create%3Ba=b",
                "/api/v1/auth//create",
                "//api/v1/auth/create",
                "/api/v1/auth/create/%2F/users",
                "/api/v1/auth/create//",
                "/api/v1/auth/create/%00",
                "/api/v1/auth/create/%0d%0aX-Injected:%201",
                "/api/v1/auth/create/%7F",
                "/api/v1/auth/create%23/users",
                "/api/v1/auth/create%3F/users",
                "/api/v1/auth/create#/users",
                "/api/v1/auth/create?a#b",
                "/api/v1/auth/create/%C0%AE%C0%AE/users",
                "/api/v1/auth/create/%E9",
                "/api/v1/auth/create/%",
                "/api/v1/auth/create/%2",
                "/api/v1/auth/create/%zz",
                "/api/v1/auth/create/{a}",
                "/api/v1/auth/create/a|b",
                "/api/v1/auth/create/[a]",
                "/api/v1/auth/create/\u00e9",
                "/api/v1/auth/%63reate",
                "/api/v1/auth/%75sers",
                "/api/v1/auth%2Fcreate",
                "/%61pi/v1/auth/create",
                "/schema%2Fauth-service.yml"
            })
    void refusesAnAmbiguousPath(String target) {
        RawAnswer answer = GATEWAY.get(target);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil/api/v1/auth/create", "@evil/x", "evil:80", "*", "x", "?a", "ftp://evil/x", "http:/x"})
    void refusesATargetThatIsNoPath(String target) {
        RawAnswer answer = GATEWAY.get(target);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil:443", "/api/v1/auth/create", "http://evil/api/v1/auth/create"})
    void refusesConnect(String target) {
        assertThat(GATEWAY.ask(request("CONNECT", target)).status()).isEqualTo(400);
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://other.example/api/v1/auth/create?a=%2F", "HTTPS://other.example/api/v1/auth/create?a=%2F"
            })
    void believesAnAbsoluteTargetMoreThanTheHost(String target) {
        RawAnswer answer = GATEWAY.get(target);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(UPSTREAM.request().target()).isEqualTo("/api/v1/auth/create?a=%2F");
        assertThat(UPSTREAM.request().header("X-Forwarded-Host")).isEqualTo("other.example");
        assertThat("http://" + UPSTREAM.request().header("Host")).isEqualTo(UPSTREAM.url());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user@evil/api/v1/auth/create", "http:///api/v1/auth/create", "http://a b/"})
    void refusesAnAbsoluteTargetWithoutAPlainHost(String target) {
        assertThat(GATEWAY.get(target).status()).isEqualTo(400);
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @Test
    void forwardsToTheConfiguredUpstreamWhateverTheHost() {
        RawAnswer answer = GATEWAY.ask("GET " + OPEN + " HTTP/1.1\nHost: internal:9999\n\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat("http://" + UPSTREAM.request().header("Host")).isEqualTo(UPSTREAM.url());
    }
}
