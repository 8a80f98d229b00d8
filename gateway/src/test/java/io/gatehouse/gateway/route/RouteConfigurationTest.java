package io.gatehouse.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.gateway.forward.RoutePolicy;
import io.gatehouse.gateway.testing.TestGateway;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RouteConfigurationTest {

    private static final String NOWHERE = "http://127.0.0.1:1";
    private static final String SHOP = "gateway.routes.shop.";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "path; shop; gateway.routes.shop.path is \"shop\": expected a path such as /shop",
                "path; /shop/; gateway.routes.shop.path is \"/shop/\": expected a path such as /shop",
                "path; /a/../b; gateway.routes.shop.path is \"/a/../b\"",
                "path; /a/./b; gateway.routes.shop.path is \"/a/./b\"",
                "path; /a//b; gateway.routes.shop.path is \"/a//b\"",
                "path; /a%20b; gateway.routes.shop.path is \"/a%20b\"",
                "path; /a?b; gateway.routes.shop.path is \"/a?b\"",
                "path; /health; gateway.routes.shop.path is \"/health\": expected another path",
                "permission; isAnonymous; gateway.routes.shop.permission is \"isAnonymous\": expected isAnonymous(), isAuth",
                "permission; denyAll(); gateway.routes.shop.permission is \"denyAll()\": expected isAnonymous()",
                "permission; ''; gateway.routes.shop.permission is \"\": expected isAnonymous()",
                "permision; stocks; gateway.routes.shop.permision is unknown: expected one of connect-timeout,",
                "responseTimeout; 1s; gateway.routes.shop.responseTimeout is unknown",
                "rate-limit.burst; 1; gateway.routes.shop.rate-limit.burst is unknown",
                "rewrite; v2; gateway.routes.shop.rewrite is \"v2\": expected a path",
                "rewrite; /v2/; gateway.routes.shop.rewrite is \"/v2/\": expected a path",
                "rewrite; /a/../b; gateway.routes.shop.rewrite is \"/a/../b\": expected a path",
                "host; shop.example:80; gateway.routes.shop.host is \"shop.example:80\": expected a name",
                "host; shop.example.; gateway.routes.shop.host is \"shop.example.\": expected a name such as",
                "host; *.shop.example.; gateway.routes.shop.host is \"*.shop.example.\": expected a name such as",
                "host; *; gateway.routes.shop.host is \"*\": expected a name such as shop.example or *.shop.example",
                "host; *.; gateway.routes.shop.host is \"*.\": expected a name",
                "host; *shop; gateway.routes.shop.host is \"*shop\": expected a name",
                "host; a.*.b; gateway.routes.shop.host is \"a.*.b\": expected a name",
                "host; *.*.b; gateway.routes.shop.host is \"*.*.b\": expected a name",
                "host; *..b; gateway.routes.shop.host is \"*..b\": expected a name",
                "host; *.b:80; gateway.routes.shop.host is \"*.b:80\": expected a name",
                "host; ''; gateway.routes.shop.host is \"\": expected a name",
                "methods; get; gateway.routes.shop.methods is \"get\": expected methods such as GET, POST",
                "methods; ''; gateway.routes.shop.methods is \"\": expected methods such as GET, POST",
                "headers.X_Beta; 1; gateway.routes.shop.headers.X_Beta is \"1\": expected a header field's name",
                "uri; ftp://x; gateway.routes.shop.uri is \"ftp://x\": expected an address such as http://",
                "uri; http://x/?a; gateway.routes.shop.uri is \"http://x/?a\": expected an address",
                "uri; http://a:b@x/; gateway.routes.shop.uri has an @, and perhaps a password: expected an address such",
                "uri; http://a:b c@x/; gateway.routes.shop.uri has an @, and perhaps a password: expected an address such",
                "uri; http://a b; gateway.routes.shop.uri is \"http://a b\": expected an address",
                "uri; shop:80; gateway.routes.shop.uri is \"shop:80\": expected an address",
                "service; stocks-service; gateway.routes.shop.service and uri are set: expected one of them",
                "connect-timeout; 0s; gateway.routes.shop.connect-timeout is \"0s\": expected a duration such as",
                "response-timeout; soon; gateway.routes.shop.response-timeout is \"soon\": expected a duration such as",
                "response-timeout; 0s; gateway.routes.shop.response-timeout is \"0s\": expected a duration such as",
                "exchange-timeout; -1s; gateway.routes.shop.exchange-timeout is \"-1s\": expected a duration such as",
                "retries; 11; gateway.routes.shop.retries is \"11\": expected a whole number from 0 to 10",
                "retries; many; gateway.routes.shop.retries is \"many\": expected a whole number from 0 to 10",
                "preserve-host; perhaps; gateway.routes.shop.preserve-host is \"perhaps\": expected true or false",
                "max-body-size; large; gateway.routes.shop.max-body-size is \"large\": expected a size such as",
                "max-body-size; 9999999999999GB; gateway.routes.shop.max-body-size is \"9999999999999GB\": expected a size",
                "rate-limit.requests; -1; gateway.routes.shop.rate-limit.requests is \"-1\": expected a whole number from 0",
                "rate-limit.per; 1s; gateway.routes.shop.rate-limit.requests is not set: expected how many requests",
            })
    void aBadValueStopsTheStart(String key, String value, String message) {
        assertRefused(
                message,
                SHOP + "path=/shop",
                SHOP + "uri=" + NOWHERE,
                SHOP + "permission=isAnonymous()",
                SHOP + key + "=" + value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://user:secret@shop.example/", "http://user:sec ret@shop.example/", "user:secret@shop"})
    void aPasswordInAnAddressIsNotRepeated(String address) {
        assertThatThrownBy(() -> start(SHOP + "path=/shop", SHOP + "permission=stocks", SHOP + "uri=" + address)
                        .close())
                .extracting(Throwables::getStackTrace)
                .asString()
                .contains("gateway.routes.shop.uri has an @")
                .doesNotContain("secret", "sec ret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "permission; gateway.routes.shop.permission is not set: expected isAnonymous(), isAuthenticated() or the name",
                "path; gateway.routes.shop.path is not set: expected a path such as /shop",
                "uri; gateway.routes.shop.service is not set: expected one of micronaut.http.services: auth-service, ",
            })
    void nothingThatIsNeededCanBeLeftOut(String key, String message) {
        List<String> settings = new ArrayList<>(
                List.of(SHOP + "path=/shop", SHOP + "uri=" + NOWHERE, SHOP + "permission=isAnonymous()"));
        settings.removeIf(setting -> setting.startsWith(SHOP + key));

        assertRefused(message, settings.toArray(String[]::new));
    }

    @Test
    void aRouteWithoutSettingsStopsTheStart() {
        assertRefused("gateway.routes.shop is \"/shop\": expected a route", "gateway.routes.shop=/shop");
    }

    @Test
    void aServiceNobodyKnowsStopsTheStart() {
        assertRefused(
                "gateway.routes.shop.service is \"shop-service\": expected one of micronaut.http.services: auth-service, ",
                SHOP + "path=/shop",
                SHOP + "service=shop-service",
                SHOP + "permission=stocks");
        assertRefused(
                "gateway.routes.shop.upstreams.shop-service is unknown: expected one of micronaut.http.services",
                SHOP + "path=/shop",
                SHOP + "upstreams.shop-service=1",
                SHOP + "permission=stocks");
    }

    @Test
    void aWeightThatIsNoneStopsTheStart() {
        assertRefused(
                "gateway.routes.shop.upstreams.stocks-service is \"-1\": expected a whole number from 0 to 1000000",
                SHOP + "path=/shop",
                SHOP + "upstreams.stocks-service=-1",
                SHOP + "permission=stocks");
        assertRefused(
                "gateway.routes.shop.upstreams is not set: expected services with their weights, not all of them 0",
                SHOP + "path=/shop",
                SHOP + "upstreams.stocks-service=0",
                SHOP + "permission=stocks");
    }

    @Test
    void twoRoutesForTheSameRequestsStopTheStart() {
        assertRefused(
                "gateway.routes.shop2.path is \"/shop\": expected a path, or conditions, of its own: the route shop has",
                SHOP + "path=/shop",
                SHOP + "uri=" + NOWHERE,
                SHOP + "permission=stocks",
                SHOP + "methods=GET,PUT",
                "gateway.routes.shop2.path=/shop",
                "gateway.routes.shop2.uri=" + NOWHERE,
                "gateway.routes.shop2.permission=isAnonymous()",
                "gateway.routes.shop2.methods=PUT,GET");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "permission; isAnonymous(); gateway.routes.shop.permission is set: expected nothing but a policy",
                "rewrite; /v2; gateway.routes.shop.rewrite is set: expected nothing but a policy, as /api/v1/stocks is",
                "methods; GET; gateway.routes.shop.methods is set: expected nothing but a policy",
                "headers.X-Beta; 1; gateway.routes.shop.headers is set: expected nothing but a policy",
            })
    void nothingButThePolicyOfADeclaredRouteCanBeChanged(String key, String value, String message) {
        assertRefused(message, SHOP + "path=/api/v1/stocks", SHOP + key + "=" + value);
    }

    @Test
    void aRateLimitTooFastToBeCountedStopsTheStart() {
        assertRefused(
                "gateway.routes.shop.rate-limit.requests is \"1000001\": expected no more than one a nanosecond",
                SHOP + "path=/shop",
                SHOP + "uri=" + NOWHERE,
                SHOP + "permission=isAnonymous()",
                SHOP + "rate-limit.requests=1000001",
                SHOP + "rate-limit.per=1ms");
    }

    @Test
    void theUpstreamOfADeclaredRouteCannotBeChanged() {
        assertRefused(
                "gateway.routes.shop.path is \"/api/v1/stocks\": expected a path, or conditions, of its own: "
                        + "the route /api/v1/stocks has the same",
                SHOP + "path=/api/v1/stocks",
                SHOP + "uri=" + NOWHERE,
                SHOP + "permission=isAnonymous()");
    }

    @Test
    void twoEntriesForADeclaredRouteStopTheStart() {
        assertRefused(
                "gateway.routes.shop2.path is \"/stocks\": expected a path that no other entry refines",
                SHOP + "path=/stocks",
                SHOP + "retries=0",
                "gateway.routes.shop2.path=/stocks",
                "gateway.routes.shop2.retries=1");
    }

    @Test
    void aRouteHasItsOwnPolicyAndTheDefaultsOtherwise() {
        try (TestGateway gateway = start(
                "gateway.defaults.retries=3",
                SHOP + "path=/shop",
                SHOP + "uri=" + NOWHERE,
                SHOP + "permission=isAnonymous()",
                SHOP + "response-timeout=1500ms",
                SHOP + "preserve-host=true",
                SHOP + "rate-limit.requests=7",
                SHOP + "rate-limit.per=1m",
                "gateway.routes.stocks.path=/api/v1/stocks/imports",
                "gateway.routes.stocks.exchange-timeout=5m",
                "gateway.routes.stocks.max-body-size=3MB")) {
            Destination shop = find(gateway, "/shop");
            Destination imports = find(gateway, "/api/v1/stocks/imports");

            assertThat(shop.policy().responseTimeout()).isEqualTo(Duration.ofMillis(1500));
            assertThat(shop.policy().exchangeTimeout()).isEqualTo(Duration.ofHours(1));
            assertThat(shop.policy().retries()).isEqualTo(3);
            assertThat(shop.policy().preserveHost()).isTrue();
            assertThat(shop.policy().rateLimit()).isEqualTo(new RoutePolicy.RateLimit(7, Duration.ofMinutes(1)));
            assertThat(imports.policy().exchangeTimeout()).isEqualTo(Duration.ofMinutes(5));
            assertThat(imports.policy().maxBodySize()).isEqualTo(3 << 20);
            assertThat(imports.policy().rateLimit().isOn()).isFalse();
            assertThat(imports.permission()).isEqualTo("stocks:write");
            assertThat(imports.service()).isEqualTo("stocks-service");
            assertThat(find(gateway, "/api/v1/stocks").policy().maxBodySize()).isEqualTo(10L << 30);
        }
    }

    @Test
    void theDeclaredRoutesThatAreOpenTakeNoLargeBodiesUnlessTold() {
        try (TestGateway gateway = start(
                "gateway.routes.create.path=/api/v1/auth/create",
                "gateway.routes.create.retries=1",
                "gateway.routes.refresh.path=/api/v1/auth/refresh",
                "gateway.routes.refresh.max-body-size=3MB")) {
            assertThat(find(gateway, "/oauth/token").policy().maxBodySize()).isEqualTo(64 << 10);
            assertThat(find(gateway, "/schema/auth-service.yml").policy().maxBodySize())
                    .isEqualTo(64 << 10);
            assertThat(find(gateway, "/api/v1/auth/create").policy().maxBodySize())
                    .isEqualTo(64 << 10);
            assertThat(find(gateway, "/api/v1/auth/refresh").policy().maxBodySize())
                    .isEqualTo(3 << 20);
        }
    }

    @Test
    void aRateLimitWithoutAPeriodHasThatOfAll() {
        try (TestGateway gateway = start(
                "gateway.defaults.rate-limit.per=1h",
                SHOP + "path=/shop",
                SHOP + "uri=" + NOWHERE,
                SHOP + "permission=isAnonymous()",
                SHOP + "rate-limit.requests=7")) {
            assertThat(find(gateway, "/shop").policy().rateLimit())
                    .isEqualTo(new RoutePolicy.RateLimit(7, Duration.ofHours(1)));
        }
    }

    @Test
    void aRouteCanBeWithoutTheRateLimitOfAll() {
        try (TestGateway gateway = start(
                "gateway.defaults.rate-limit.requests=1",
                "gateway.defaults.rate-limit.per=1h",
                "gateway.routes.health.path=/api/v1/auth/create",
                "gateway.routes.health.rate-limit.requests=0")) {
            for (int i = 0; i < 3; i++) {
                assertThat(gateway.get("/api/v1/auth/create").status()).isEqualTo(502);
            }
        }
    }

    private static Destination find(TestGateway gateway, String path) {
        return Objects.requireNonNull(gateway.bean(RouteTable.class)
                .find(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, path)));
    }

    private static void assertRefused(String message, String... settings) {
        assertThatThrownBy(() -> start(settings).close()).hasStackTraceContaining(message);
    }

    private static TestGateway start(String... settings) {
        List<String> pairs = new ArrayList<>();
        for (String setting : settings) {
            pairs.addAll(List.of(setting.split("=", 2)));
        }
        return TestGateway.inFrontOf(NOWHERE, pairs.toArray(String[]::new));
    }
}
