package io.gatehouse.gateway.route;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static io.gatehouse.gateway.testing.TestGateway.requestAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp2;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfiguredRouteTest {

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final RecordingUpstream SHOP = RecordingUpstream.start();

    @AutoClose
    private static final RecordingUpstream CANARY = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(
            UPSTREAM,
            settings(
                    "micronaut.http.services.canary.url=" + CANARY.url(),
                    "gateway.routes.shop.path=/shop",
                    "gateway.routes.shop.uri=" + SHOP.url() + "/base/",
                    "gateway.routes.shop.permission=isAnonymous()",
                    "gateway.routes.members.path=/shop/members",
                    "gateway.routes.members.uri=" + SHOP.url(),
                    "gateway.routes.members.permission=stocks",
                    "gateway.routes.anybody.path=/anybody",
                    "gateway.routes.anybody.service=stocks-service",
                    "gateway.routes.anybody.permission=isAuthenticated()",
                    "gateway.routes.old.path=/v1/shop",
                    "gateway.routes.old.uri=" + SHOP.url() + "/base",
                    "gateway.routes.old.permission=isAnonymous()",
                    "gateway.routes.old.rewrite=/v2",
                    "gateway.routes.bare.path=/bare",
                    "gateway.routes.bare.uri=" + SHOP.url(),
                    "gateway.routes.bare.permission=isAnonymous()",
                    "gateway.routes.bare.rewrite=/",
                    "gateway.routes.by-host.path=/shop",
                    "gateway.routes.by-host.uri=" + CANARY.url(),
                    "gateway.routes.by-host.permission=isAnonymous()",
                    "gateway.routes.by-host.host=Canary.example",
                    "gateway.routes.by-wildcard.path=/shop",
                    "gateway.routes.by-wildcard.uri=" + CANARY.url(),
                    "gateway.routes.by-wildcard.permission=isAnonymous()",
                    "gateway.routes.by-wildcard.host=*.Wild.example",
                    "gateway.routes.by-header.path=/shop",
                    "gateway.routes.by-header.uri=" + CANARY.url(),
                    "gateway.routes.by-header.permission=isAnonymous()",
                    "gateway.routes.by-header.headers.X-Beta=yes",
                    "gateway.routes.by-header.rewrite=/by-header",
                    "gateway.routes.by-both.path=/shop",
                    "gateway.routes.by-both.uri=" + CANARY.url(),
                    "gateway.routes.by-both.permission=isAnonymous()",
                    "gateway.routes.by-both.headers.X-Beta=yes",
                    "gateway.routes.by-both.methods=PUT, PATCH",
                    "gateway.routes.by-both.rewrite=/by-both",
                    "gateway.routes.writes.path=/api/v1/stocks/symbols",
                    "gateway.routes.writes.service=canary",
                    "gateway.routes.writes.permission=stocks:write",
                    "gateway.routes.writes.methods=POST",
                    "gateway.routes.split.path=/split",
                    "gateway.routes.split.upstreams.stocks-service=70",
                    "gateway.routes.split.upstreams.canary=30",
                    "gateway.routes.split.permission=isAnonymous()",
                    "gateway.routes.never.path=/never",
                    "gateway.routes.never.upstreams.stocks-service=0",
                    "gateway.routes.never.upstreams.canary=1",
                    "gateway.routes.never.permission=isAnonymous()",
                    "gateway.routes.hosted.path=/hosted",
                    "gateway.routes.hosted.uri=" + SHOP.url(),
                    "gateway.routes.hosted.permission=isAnonymous()",
                    "gateway.routes.hosted.host=hosted.example",
                    "gateway.routes.hosted.methods=GET, PUT",
                    "gateway.routes.root.path=/",
                    "gateway.routes.root.uri=" + SHOP.url() + "/base",
                    "gateway.routes.root.permission=isAnonymous()",
                    "gateway.routes.root.host=shop.example"));

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
        SHOP.reset();
        CANARY.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /hosted, elsewhere.example",
        "DELETE, /hosted, hosted.example",
    })
    void saysNothingOfTheConditionsThatNoRouteMatches(String method, String path, String host) {
        RawAnswer answer = GATEWAY.ask(method + " " + path + " HTTP/1.1\nHost: " + host + "\n\n");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text())
                .contains("\"detail\":\"No route matches " + method + " " + path + "\"")
                .doesNotContain("PUT");
    }

    @ParameterizedTest
    @CsvSource({
        "/shop, /base/shop",
        "/shop/, /base/shop/",
        "/shop/a%2Fb?x=%20&y, /base/shop/a%2Fb?x=%20&y",
        "/v1/shop, /base/v2",
        "/v1/shop?a=/v1/shop, /base/v2?a=/v1/shop",
        "/v1/shop/, /base/v2/",
        "/v1/shop/a%2Fb%20+c?d=%2F, /base/v2/a%2Fb%20+c?d=%2F",
        "/v1/shop/v1/shop, /base/v2/v1/shop",
        "/bare, /",
        "/bare?a, /?a",
        "/bare/, /",
        "/bare/a%2Fb, /a%2Fb",
    })
    void forwardsToAnyAddressByteForByte(String target, String forwarded) {
        RawAnswer answer = GATEWAY.get(target);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(SHOP.request().target()).isEqualTo(forwarded);
        assertThat("http://" + SHOP.request().header("Host")).isEqualTo(SHOP.url());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/shop/../v1/shop",
                "/v1/shop/%2e%2e/x",
                "/v1/shop//x",
                "/v1/shop/..;/x",
                "/v1%2Fshop",
                "/v1/%73hop",
                "/shop%2Fmembers",
                "/shop/%6dembers"
            })
    void refusesAnAmbiguousPath(String target) {
        assertThat(GATEWAY.get(target).status()).isEqualTo(400);
        assertThat(SHOP.requests()).isEmpty();
    }

    @Test
    void asksForTheRoutesPermission() {
        assertThat(GATEWAY.get("/shop/members").status()).isEqualTo(401);
        assertThat(GATEWAY.ask(requestAs("time", "GET", "/shop/members")).status())
                .isEqualTo(403);
        assertThat(GATEWAY.ask(requestAs("stocks", "GET", "/shop/members")).status())
                .isEqualTo(200);
        assertThat(GATEWAY.get("/anybody").status()).isEqualTo(401);
        assertThat(GATEWAY.ask(requestAs("time", "GET", "/anybody")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary.example",
                "CANARY.example",
                "canary.example:8080",
                "canary.example.",
                "Canary.Example.:8080",
                "a.b.WILD.example:8080",
                "a.wild.example.",
                "a.wild.example.:8080"
            })
    void takesTheRouteOfTheHost(String host) {
        GATEWAY.ask("GET /shop HTTP/1.1\nHost: " + host + "\n\n");
        GATEWAY.ask("GET http://" + host + "/shop HTTP/1.1\nHost: other.example\n\n");
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            caller.request(1, ":method=GET", ":scheme=http", ":authority=" + host, ":path=/shop")
                    .answer(1);
        }

        assertThat(CANARY.requests())
                .extracting(received -> received.target())
                .containsExactly("/shop", "/shop", "/shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.canary.example", "canary.example..", "xcanary.example", "wild.example", "[::1]:80"})
    void takesNoOtherHostForTheOne(String host) {
        GATEWAY.ask("GET /shop HTTP/1.1\nHost: " + host + "\n\n");

        assertThat(SHOP.requests()).hasSize(1);
    }

    @Test
    void takesTheRouteWithMoreConditions() {
        GATEWAY.ask(request("GET", "/shop", "X-Beta: no"));
        GATEWAY.ask(request("GET", "/shop", "X-Beta: no", "x-beta: yes"));
        GATEWAY.ask(request("PATCH", "/shop", "X-Beta: yes"));

        assertThat(SHOP.request().target()).isEqualTo("/base/shop");
        assertThat(CANARY.requests())
                .extracting(received -> received.target())
                .containsExactly("/by-header", "/by-both");
    }

    @Test
    void takesAShorterPathIfTheConditionsOfTheLongerDoNotFit() {
        assertThat(GATEWAY.ask(requestAs("stocks", "GET", "/api/v1/stocks/symbols"))
                        .status())
                .isEqualTo(200);
        assertThat(GATEWAY.ask(requestAs("stocks", "POST", "/api/v1/stocks/symbols"))
                        .status())
                .isEqualTo(403);
        assertThat(GATEWAY.ask(requestAs("stocks:write", "POST", "/api/v1/stocks/symbols"))
                        .status())
                .isEqualTo(200);

        assertThat(UPSTREAM.requests()).hasSize(1);
        assertThat(CANARY.requests()).hasSize(1);
    }

    @Test
    void splitsRequestsByWeight() {
        for (int i = 0; i < 300; i++) {
            assertThat(GATEWAY.get("/split").status()).isEqualTo(200);
        }

        assertThat(UPSTREAM.requests()).hasSizeBetween(150, 270);
        assertThat(CANARY.requests()).hasSize(300 - UPSTREAM.requests().size());
    }

    @Test
    void sendsNothingToAnUpstreamWithoutWeight() {
        for (int i = 0; i < 50; i++) {
            GATEWAY.get("/never");
        }

        assertThat(CANARY.requests()).hasSize(50);
    }

    @Test
    void routesAWholeHost() {
        assertThat(GATEWAY.ask("GET /x/y?z HTTP/1.1\nHost: shop.example\n\n").status())
                .isEqualTo(200);
        assertThat(GATEWAY.ask("GET / HTTP/1.1\nHost: shop.example\n\n").status())
                .isEqualTo(200);
        assertThat(GATEWAY.get("/x/y?z").status()).isEqualTo(404);

        assertThat(SHOP.requests()).extracting(received -> received.target()).containsExactly("/base/x/y?z", "/base/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/liveness", "/api/v1/smoke", "/schema", "/schema/documents"})
    void servesItsOwnPagesByItselfWhateverTheHost(String path) {
        RawAnswer answer = GATEWAY.ask("GET " + path + " HTTP/1.1\nHost: shop.example\n\n");

        assertThat(answer.status()).isNotEqualTo(404);
        assertThat(SHOP.requests()).isEmpty();
    }

    @Test
    void namesTheRouteAndNotTheAddressWhenItCannotBeReached() {
        try (TestGateway gateway = TestGateway.inFrontOf(
                UPSTREAM,
                settings(
                        "gateway.routes.gone.path=/gone",
                        "gateway.routes.gone.uri=http://127.0.0.1:1/base",
                        "gateway.routes.gone.permission=isAnonymous()"))) {
            RawAnswer answer = gateway.get("/gone");

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.text()).contains("gone").doesNotContain("127.0.0.1");
        }
    }

    private static String[] settings(String... settings) {
        return Arrays.stream(settings)
                .flatMap(setting -> Arrays.stream(setting.split("=", 2)))
                .toArray(String[]::new);
    }
}
