package io.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.gateway.testing.TestGateway;
import io.gatehouse.shared.start.FailedStart;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.client.HttpClientConfiguration.ConnectionPoolConfiguration.ConnectionLocality;
import io.micronaut.http.client.ServiceHttpClientConfiguration;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.http.server.netty.websocket.WebSocketUpgradeHandlerFactory;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationTest {

    @ParameterizedTest
    @ValueSource(strings = {"auth-service", "resource-service", "stocks-service", "boilerplate-service"})
    void everyServicesClientHasTheDefaultsOfAll(String service) {
        try (TestGateway gateway = TestGateway.inFrontOf("http://127.0.0.1:1")) {
            ServiceHttpClientConfiguration client = gateway.server()
                    .getApplicationContext()
                    .getBean(ServiceHttpClientConfiguration.class, Qualifiers.byName(service));

            assertThat(client.isDecompressionEnabled()).isFalse();
            assertThat(client.isFollowRedirects()).isFalse();
            assertThat(client.isExceptionOnErrorStatus()).isFalse();
            assertThat(client.getAddressResolverGroupName()).isEqualTo("dns");
            assertThat(client.getMaxHeaderSize()).isEqualTo(64 * 1024);
            assertThat(client.getConnectTimeout()).contains(Duration.ofSeconds(2));
            assertThat(client.getReadTimeout()).contains(Duration.ofMinutes(5));
            assertThat(client.getConnectionPoolIdleTimeout()).contains(Duration.ofSeconds(30));
            assertThat(client.getConnectionPoolConfiguration().getMaxConcurrentHttp1Connections())
                    .isEqualTo(1024);
            assertThat(client.getConnectionPoolConfiguration().getMaxPendingConnections())
                    .isEqualTo(1024);
            assertThat(client.getConnectionPoolConfiguration().getMaxPendingAcquires())
                    .isEqualTo(1024);
            // A request that has to wait for a connection has a timer of its own.
            assertThat(client.getConnectionPoolConfiguration().getAcquireTimeout())
                    .isEmpty();
        }
    }

    @Test
    void aServiceCanHaveAPoolOfItsOwn() {
        try (TestGateway gateway = TestGateway.inFrontOf(
                "http://127.0.0.1:1",
                "micronaut.http.services.stocks-service.pool.max-concurrent-http1-connections",
                "7")) {
            ServiceHttpClientConfiguration client = gateway.server()
                    .getApplicationContext()
                    .getBean(ServiceHttpClientConfiguration.class, Qualifiers.byName("stocks-service"));

            assertThat(client.getConnectionPoolConfiguration().getMaxConcurrentHttp1Connections())
                    .isEqualTo(7);
            assertThat(client.getConnectionPoolConfiguration().getMaxPendingAcquires())
                    .isEqualTo(1024);
            assertThat(client.getConnectionPoolConfiguration().getConnectionLocality())
                    .isEqualTo(ConnectionLocality.PREFERRED);
        }
    }

    @ParameterizedTest
    @CsvSource({"20KB, 20480", "20480, 20480"})
    void theSizeOfAHeadIsReadableOverHttp2Too(String size, long bytes) {
        try (TestGateway gateway =
                TestGateway.inFrontOf("http://127.0.0.1:1", "gateway.framing.max-http2-head-size", size)) {
            NettyHttpServerConfiguration server = gateway.bean(NettyHttpServerConfiguration.class);

            assertThat(server.getHttp2().getMaxHeaderListSize()).isEqualTo(4 * bytes);
        }
    }

    @Test
    void nobodySpeaksWebSocket() {
        try (TestGateway gateway = TestGateway.inFrontOf("http://127.0.0.1:1")) {
            assertThat(gateway.server().getApplicationContext().findBean(WebSocketUpgradeHandlerFactory.class))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stocks:5060",
                "http:stocks",
                "ftp://stocks",
                "http://stocks?x",
                "http://stocks:65536",
                "",
                "http://stocks,stocks:5060"
            })
    void aServiceHasAnAddressOrTheGatewayDoesNotStart(String address) {
        assertThatThrownBy(() -> TestGateway.inFrontOf(
                                "http://127.0.0.1:1",
                                "micronaut.http.services.stocks-service.urls",
                                "${STOCKS_SERVICE_URL}",
                                "STOCKS_SERVICE_URL",
                                address)
                        .close())
                .hasStackTraceContaining(
                        "STOCKS_SERVICE_URL is \"" + address + "\": expected an address such as http://");
    }

    @Test
    void thePasswordInAnAddressOfAServiceIsNotRepeated() {
        assertThatThrownBy(() -> TestGateway.inFrontOf(
                                "http://127.0.0.1:1",
                                "micronaut.http.services.stocks-service.urls",
                                "${STOCKS_SERVICE_URL}",
                                "STOCKS_SERVICE_URL",
                                "http://me:secret@stocks")
                        .close())
                .hasStackTraceContaining("STOCKS_SERVICE_URL has an @, and perhaps a password: expected an address")
                .satisfies(
                        failure -> assertThat(Throwables.getStackTrace(failure)).doesNotContain("secret"));
    }

    @ParameterizedTest
    @CsvSource({
        "gateway.tokens.remembered, 0, remembered",
        "gateway.dns.max-queries, 0, maxQueries",
        "gateway.dns.servers, nowhere, expected name servers such as 10.0.0.2:53",
        "gateway.framing.head-timeout, soon, head-timeout",
        "gateway.framing.max-http2-head-size, 0, maxHttp2HeadSize",
        "gateway.uploads.least-rate, many, least-rate",
        "gateway.uploads.per-address, many, per-address",
        "gateway.defaults.rate-limit.requests, many, requests",
        "gateway.rate-limits.callers, 0, callers",
        "gateway.defaults.rate-limit.per, PT0S, gateway.defaults.rate-limit.per is PT0S: expected a duration of at least 1ms",
        "gateway.defaults.rate-limit.requests, 60000000001, expected no more than one a nanosecond",
        "gateway.concurrency.min, 0, min",
        "gateway.concurrency.min, 4096, 'expected min <= initial <= max, but they are 4096, 2048, 2048'",
        "gateway.trusted-proxies, 10.0.0.0/99, expected addresses and networks such as 10.0.0.0/8",
        "gateway.trusted-proxies-header, x-real-ip, gateway.trusted-proxies-header",
        "gateway.connections.max, many, max",
        "gateway.connections.per-address, many, per-address",
        "gateway.tls.port, many, port",
        "drain.delay, soon, delay",
    })
    void aBadValueStopsTheStart(String key, String value, String named) {
        assertThatThrownBy(() -> TestGateway.inFrontOf("http://127.0.0.1:1", key, value))
                .hasStackTraceContaining(named)
                .hasStackTraceContaining(value);
    }

    @ParameterizedTest
    @CsvSource({
        "gateway.defaults.response-timeout, 0s, RoutePolicy.responseTimeout",
        "gateway.defaults.exchange-timeout, 0s, RoutePolicy.exchangeTimeout",
        "gateway.defaults.exchange-timeout, 999999d, RoutePolicy.exchangeTimeout",
        "gateway.breaker.open-time, 0s, BreakerSettings.openTime",
        "gateway.breaker.open-time, 1us, BreakerSettings.openTime",
        "gateway.balancing.ejection-time, 0s, BalancingSettings.ejectionTime",
        "gateway.balancing.check-interval, 0s, BalancingSettings.checkInterval",
        "gateway.balancing.check-timeout, 0s, BalancingSettings.checkTimeout",
        "gateway.routes-file.interval, 0s, RoutesFileSettings.interval",
        "gateway.tls.reload-interval, 0s, TlsSettings.reloadInterval",
        "gateway.dns.query-timeout, 0s, NameResolutionSettings.queryTimeout",
        "gateway.redis.retry-interval, 0s, RedisSettings.retryInterval",
        "gateway.uploads.grace, 0s, UploadSettings.grace",
        "gateway.uploads.grace, 1us, UploadSettings.grace",
        "gateway.access-log.interval, 0s, AccessLogSettings.interval",
        "gateway.access-log.interval, -1s, AccessLogSettings.interval",
    })
    void whatHasToLastLastsOrTheGatewayDoesNotStart(String key, String value, String named) {
        assertThatThrownBy(() -> TestGateway.inFrontOf(
                        "http://127.0.0.1:1", "gateway.redis.url", "redis://127.0.0.1:1", key, value))
                .hasStackTraceContaining(named + " - expected a duration of at least 1ms");
    }

    @ParameterizedTest
    @CsvSource({
        "gateway.retries.backoff, -1ms, RetrySettings.backoff",
        "gateway.balancing.slow-return, -1s, BalancingSettings.slowReturn",
        "gateway.concurrency.unhurried, -1ms, ConcurrencySettings.unhurried",
        "gateway.cors.max-age, -1s, CorsSettings.maxAge",
    })
    void whatMayBeNothingIsNotLessOrTheGatewayDoesNotStart(String key, String value, String named) {
        assertThatThrownBy(() -> TestGateway.inFrontOf(
                        "http://127.0.0.1:1", "gateway.cors.origins", "https://page.example", key, value))
                .hasStackTraceContaining(named + " - expected a duration of at least 0s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GATEWAY_CORS_ORIGINS | https://a.example,b.example | GATEWAY_CORS_ORIGINS is \"https://a.example,b.example\": expected * or origins such as https://host or https://host:8443, in lower case and without the port that every browser leaves out",
                "GATEWAY_CORS_CREDENTIALS | true | GATEWAY_CORS_CREDENTIALS is \"true\": expected false, since the origins include *, and every page anywhere could act for its visitors",
                "GATEWAY_DNS_SERVERS | 10.0.0.2 | GATEWAY_DNS_SERVERS is \"10.0.0.2\": expected name servers such as 10.0.0.2:53, with commas between",
                "GATEWAY_DNS_SERVERS | 10.0.0.2:0 | GATEWAY_DNS_SERVERS is \"10.0.0.2:0\": expected name servers such as 10.0.0.2:53, with commas between",
                "GATEWAY_DNS_SERVERS | a b:53 | GATEWAY_DNS_SERVERS is \"a b:53\": expected name servers such as 10.0.0.2:53, with commas between",
                "GATEWAY_TRUSTED_PROXIES | 10.0.0.1,10.0.0.0/99 | GATEWAY_TRUSTED_PROXIES is \"10.0.0.1,10.0.0.0/99\": expected addresses and networks such as 10.0.0.0/8, with commas between",
                "GATEWAY_TRUSTED_PROXIES | proxy.example | GATEWAY_TRUSTED_PROXIES is \"proxy.example\": expected addresses and networks such as 10.0.0.0/8, with commas between",
                "GATEWAY_TLS_KEY | /no/key.pem | GATEWAY_TLS_KEY is \"/no/key.pem\": expected GATEWAY_TLS_CERTIFICATE beside it",
                "GATEWAY_TLS_CERTIFICATE | /no/cert.pem | GATEWAY_TLS_CERTIFICATE is \"/no/cert.pem\": expected GATEWAY_TLS_KEY beside it",
                "GATEWAY_ACCESS_LOG_INTERVAL | 0s | GATEWAY_ACCESS_LOG_INTERVAL is \"0s\": expected a duration of at least 1ms and at most 365d",
            })
    void aBadValueIsToldInOneSentenceWithTheVariablesName(String variable, String value, String sentence) {
        Map<String, Object> settings = new HashMap<>(Map.of("GATEWAY_CORS_ORIGINS", "*"));
        settings.put(variable, value);

        assertThat(FailedStart.reasonWith(settings)).isEqualTo(sentence);
    }

    @Test
    void aFileThatCannotBeReadIsToldInOneSentenceWithTheVariablesName() {
        assertThat(FailedStart.reasonWith(
                        Map.of("GATEWAY_TLS_CERTIFICATE", "/no/cert.pem", "GATEWAY_TLS_KEY", "/no/key.pem")))
                .isEqualTo("GATEWAY_TLS_KEY is \"/no/key.pem\": it cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "999ms", "-1s"})
    void idleConnectionsAreClosedOrTheGatewayDoesNotStart(String timeout) {
        assertThatThrownBy(() -> TestGateway.inFrontOf(
                        "http://127.0.0.1:1",
                        "micronaut.server.idle-timeout",
                        "${GATEWAY_IDLE_TIMEOUT}",
                        "GATEWAY_IDLE_TIMEOUT",
                        timeout))
                .hasStackTraceContaining("GATEWAY_IDLE_TIMEOUT is " + parsed(timeout))
                .hasStackTraceContaining("expected a duration of at least 1s");
    }

    private static Duration parsed(String timeout) {
        return ConversionService.SHARED.convertRequired(timeout, Duration.class);
    }
}
