package io.gatehouse.gateway.peer;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.ReceivedRequest;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrustedProxyTest {

    private static final String PATH = "/api/v1/auth/create";

    private static final String LIMITED = "/api/v1/auth/refresh";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(
            UPSTREAM,
            "gateway.trusted-proxies",
            "192.0.2.0/24, 127.0.0.0/8",
            "gateway.defaults.preserve-host",
            "true",
            "gateway.routes.limited.path",
            LIMITED,
            "gateway.routes.limited.rate-limit.requests",
            "1",
            "gateway.routes.limited.rate-limit.per",
            "1h");

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @Test
    void whomItSpeaksForAreLimitedOneByOne() {
        assertThat(limited("203.0.113.20")).isEqualTo(200);
        assertThat(limited("203.0.113.20")).isEqualTo(429);
        assertThat(limited("203.0.113.21")).isEqualTo(200);
    }

    private static int limited(String client) {
        return GATEWAY.ask(request("GET", LIMITED, "X-Forwarded-For: " + client))
                .status();
    }

    @Test
    void whatItSaysIsKeptAndItselfAdded() {
        ReceivedRequest received = received(
                "X-Forwarded-For: 6.6.6.6, 203.0.113.9",
                "X-Forwarded-For: 192.0.2.4",
                "X-Forwarded-Host: shop.example",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Port: 443");

        assertThat(received.header("X-Forwarded-For")).isEqualTo("6.6.6.6, 203.0.113.9, 192.0.2.4, 127.0.0.1");
        assertThat(received.header("X-Forwarded-Host")).isEqualTo("shop.example");
        assertThat(received.header("X-Forwarded-Proto")).isEqualTo("https");
        assertThat(received.header("X-Forwarded-Port")).isEqualTo("443");
    }

    @Test
    void whatItHandsOnOfItsCallersIsNotBelieved() {
        ReceivedRequest received =
                received("X-Forwarded-For: 203.0.113.9", "Forwarded: for=6.6.6.6;host=evil;proto=https");

        assertThat(received.head().fields()).noneMatch(field -> field.matches(".*(6\\.6|evil|https).*"));
    }

    @Test
    void whatItHandsOnIsNotBelievedThoughItSaysNothingItself() {
        assertThat(received("Forwarded: for=6.6.6.6").header("X-Real-IP")).isEqualTo("127.0.0.1");
    }

    @Test
    void whereItWritesForwardedThatIsKeptAndItselfAdded() {
        try (TestGateway gateway = TestGateway.inFrontOf(
                UPSTREAM,
                "gateway.trusted-proxies",
                "192.0.2.0/24, 127.0.0.0/8",
                "gateway.trusted-proxies-header",
                "forwarded")) {
            gateway.ask(request(
                    "GET",
                    PATH,
                    "Forwarded: for=6.6.6.6;host=evil, for=\"203.0.113.9:4711\";Host=shop.example;proto=https",
                    "Forwarded: for=192.0.2.4;host=inner",
                    "X-Forwarded-For: 7.7.7.7",
                    "X-Forwarded-Host: evil",
                    "X-Forwarded-Port: 1"));
        }
        ReceivedRequest received = UPSTREAM.request();

        assertThat(received.header("Forwarded"))
                .isEqualTo("for=6.6.6.6;host=evil, for=\"203.0.113.9:4711\";Host=shop.example;proto=https, "
                        + "for=192.0.2.4;host=inner, for=127.0.0.1");
        assertThat(received.header("X-Forwarded-For")).isEqualTo("6.6.6.6, 203.0.113.9, 192.0.2.4, 127.0.0.1");
        assertThat(received.header("X-Real-IP")).isEqualTo("203.0.113.9");
        assertThat(received.header("X-Forwarded-Host")).isEqualTo("shop.example");
        assertThat(received.header("X-Forwarded-Proto")).isEqualTo("https");
        assertThat(received.headers("X-Forwarded-Port")).isEmpty();
    }

    /** The host is the caller's text, which a proxy quotes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=203.0.113.9;host=\"a,for=6.6.6.6\"",
                "for=203.0.113.9;host=\"a;for=6.6.6.6\"",
                "for=203.0.113.9;host=\"a\\\",for=6.6.6.6\"",
                "host=\"a;for=6.6.6.6\";FOR=\"203.0.113.9\"",
                "for=\"6.6.6.6,6.6.6.6\", for=203.0.113.9",
            })
    void whatItQuotesIsOnlyText(String forwarded) {
        assertThat(forwardedBy(forwarded).header("X-Real-IP")).isEqualTo("203.0.113.9");
    }

    @Test
    void aQuoteWithoutAnEndSaysNothing() {
        ReceivedRequest received = forwardedBy("for=203.0.113.9;host=\"a");

        assertThat(received.header("X-Real-IP")).isEqualTo("127.0.0.1");
        assertThat(received.header("X-Forwarded-Host")).isEqualTo("gateway.example");
        assertThat(received.header("Forwarded")).isEqualTo("for=unknown, for=127.0.0.1");
    }

    private static ReceivedRequest forwardedBy(String forwarded) {
        try (TestGateway gateway = TestGateway.inFrontOf(
                UPSTREAM, "gateway.trusted-proxies", "127.0.0.0/8", "gateway.trusted-proxies-header", "forwarded")) {
            gateway.ask(request("GET", PATH, "Forwarded: " + forwarded));
        }
        return UPSTREAM.request();
    }

    @Test
    void whereItWritesNoHostItsCallersIsNotBelieved() {
        try (TestGateway gateway = TestGateway.inFrontOf(
                UPSTREAM, "gateway.trusted-proxies", "127.0.0.0/8", "gateway.trusted-proxies-host", "false")) {
            gateway.ask(request("GET", PATH, "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Host: evil"));
        }

        assertThat(UPSTREAM.request().headers("X-Forwarded-Host")).containsExactly("gateway.example");
        assertThat(UPSTREAM.request().header("X-Real-IP")).isEqualTo("203.0.113.9");
    }

    @Test
    void anAddressMayHaveAZone() {
        assertThat(limited("fe80::1%x")).isEqualTo(200);
        assertThat(limited("fe80::1%y")).isEqualTo(429);
    }

    @Test
    void whomItSpeaksForIsToldApart() {
        assertThat(received("X-Forwarded-For: 6.6.6.6, 203.0.113.9, 192.0.2.4").header("X-Real-IP"))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void whomItSpeaksForIsNotWhatTheCallerSays() {
        ReceivedRequest received = received("X-Forwarded-For: 203.0.113.9", "X-Real-IP: 6.6.6.6");

        assertThat(received.headers("X-Real-IP")).containsExactly("203.0.113.9");
    }

    @Test
    void itMaySpeakForItself() {
        assertThat(received().header("X-Real-IP")).isEqualTo("127.0.0.1");
    }

    @Test
    void whatItDoesNotSayIsToldOfItself() {
        ReceivedRequest received = received();

        assertThat(received.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(received.header("X-Forwarded-Host")).isEqualTo("gateway.example");
        assertThat(received.header("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(received.headers("X-Forwarded-Port")).isEmpty();
        assertThat(received.headers("Forwarded")).isEmpty();
    }

    @Test
    void itIsNotBelievedAnythingElse() {
        ReceivedRequest received =
                received("X-Real-IP: 6.6.6.6", "X-Forwarded-User: root", "X_Token: t", "X-Forwarded-Proto: gopher");

        assertThat(received.head().fields()).noneMatch(field -> field.matches(".*(6\\.6|root|X_Token|gopher).*"));
        assertThat(received.header("X-Forwarded-Proto")).isEqualTo("http");
    }

    @Test
    void theUpstreamSeesTheCallersHostWhereSetSo() {
        assertThat(received().header("Host")).isEqualTo("gateway.example");
    }

    private static ReceivedRequest received(String... fields) {
        assertThat(GATEWAY.ask(request("GET", PATH, fields)).status()).isEqualTo(200);
        return UPSTREAM.request();
    }
}
