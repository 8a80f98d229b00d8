package io.gatehouse.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FormerRoutesTest {

    @AutoClose
    private static final RecordingUpstream WELL = RecordingUpstream.start();

    @AutoClose
    private static final RecordingUpstream BROKEN = RecordingUpstream.start();

    private Path routes;
    private TestGateway gateway;

    @BeforeEach
    void startWithTheShopAtABrokenPlace(@TempDir Path directory) throws IOException {
        BROKEN.answers((head, connection) -> connection.reset());
        routes = Files.writeString(directory.resolve("routes.yml"), route("shop", BROKEN, "{requests: 1000}"));
        gateway = TestGateway.inFrontOf(
                WELL,
                "gateway.routes-file.path",
                routes.toString(),
                "gateway.routes-file.interval",
                "1h",
                "gateway.defaults.retries",
                "0",
                "gateway.breaker.window",
                "1",
                "gateway.breaker.minimum-requests",
                "1",
                "gateway.breaker.open-time",
                "1h");
        assertThat(gateway.get("/shop").status()).isEqualTo(502);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void theMeterIsThatOfTheBreakerAtTheNewAddress() throws IOException {
        assertThat(openBreaker()).isEqualTo(1);

        reload(route("shop", WELL, "{requests: 1000}"));
        assertThat(openBreaker()).isZero();
        assertThat(gateway.get("/shop").status()).isEqualTo(200);
        assertThat(openBreaker()).isZero();

        reload(route("shop", BROKEN, "{requests: 1000}"));
        assertThat(gateway.get("/shop").status()).isEqualTo(502);
        assertThat(openBreaker()).isEqualTo(1);
    }

    @Test
    void whatStaysKeepsItsBreaker() throws IOException {
        reload(route("shop", BROKEN, "{requests: 7}"));

        assertThat(gateway.get("/shop").status()).isEqualTo(503);
    }

    @Test
    void theMetersOfARouteGoWithIt() throws IOException {
        Await.until(() -> metersOfTheShop().toList().contains("gateway.requests"));
        assertThat(metersOfTheShop())
                .contains(
                        "gateway.upstream.breaker.open",
                        "gateway.concurrency.used",
                        "gateway.limit.rejected",
                        "gateway.request.duration",
                        "gateway.upstream.first.byte");

        reload(route("market", WELL, "{requests: 1000}"));

        assertThat(metersOfTheShop()).isEmpty();
    }

    @Test
    void theMeterOfALimitGoesWithIt() throws IOException {
        reload(route("shop", BROKEN, ""));

        assertThat(metersOfTheShop())
                .contains("gateway.upstream.breaker.open")
                .doesNotContain("gateway.limit.rejected");
    }

    @Test
    void theCountsOfARouteThatStaysStay() throws IOException {
        Await.until(() -> metersOfTheShop().toList().contains("gateway.requests"));

        reload(route("shop", WELL, "{requests: 7}"));

        assertThat(meters().get("gateway.requests")
                        .tag("route", "shop")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private Stream<String> metersOfTheShop() {
        return meters().getMeters().stream()
                .map(Meter::getId)
                .filter(id -> "shop".equals(id.getTag("service")) || "shop".equals(id.getTag("route")))
                .map(Meter.Id::getName);
    }

    private double openBreaker() {
        return meters().get("gateway.upstream.breaker.open")
                .tag("service", "shop")
                .gauge()
                .value();
    }

    private MeterRegistry meters() {
        return gateway.bean(MeterRegistry.class);
    }

    private void reload(String route) throws IOException {
        Files.writeString(routes, route);
        gateway.bean(RouteTable.class).reload();
    }

    private static String route(String name, RecordingUpstream upstream, String rateLimit) {
        String route = """
                gateway:
                  routes:
                    %s:
                      path: /shop
                      uri: %s
                      permission: isAnonymous()
                """.formatted(name, upstream.url());
        return rateLimit.isEmpty() ? route : route + "      rate-limit: " + rateLimit + "\n";
    }
}
