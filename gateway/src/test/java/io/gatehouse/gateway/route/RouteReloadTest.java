package io.gatehouse.gateway.route;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class RouteReloadTest {

    private static final int ABOVE_ALL = Integer.MAX_VALUE;

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final RecordingUpstream OTHER = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(UPSTREAM);

    private static final Map<String, Object> LIVE = new ConcurrentHashMap<>();

    static {
        GATEWAY.server()
                .getApplicationContext()
                .getEnvironment()
                .addPropertySource(PropertySource.of("live", LIVE, ABOVE_ALL));
    }

    @BeforeEach
    void startWithTheShop() {
        UPSTREAM.reset();
        OTHER.reset();
        LIVE.clear();
        LIVE.putAll(Map.of(
                "gateway.routes.shop.path", "/shop",
                "gateway.routes.shop.uri", UPSTREAM.url(),
                "gateway.routes.shop.permission", "isAnonymous()"));
        refresh();
    }

    @Test
    void aRefreshTakesRoutesInAndOut() {
        assertThat(GATEWAY.get("/shop").status()).isEqualTo(200);

        LIVE.put("gateway.routes.shop.path", "/market");
        refresh();

        assertThat(GATEWAY.get("/market").status()).isEqualTo(200);
        assertThat(GATEWAY.get("/shop").status()).isEqualTo(404);
    }

    @Test
    void aRefreshForgetsWhatIsNoLongerThere() {
        LIVE.put("gateway.routes.shop.host", "shop.example");
        refresh();
        assertThat(GATEWAY.get("/shop").status()).isEqualTo(404);

        LIVE.remove("gateway.routes.shop.host");
        refresh();
        assertThat(GATEWAY.get("/shop").status()).isEqualTo(200);

        LIVE.clear();
        refresh();
        assertThat(GATEWAY.get("/shop").status()).isEqualTo(404);
    }

    @Test
    void aRefreshTakesNewDefaults() {
        LIVE.put("gateway.defaults.retries", "7");
        refresh();

        assertThat(GATEWAY.bean(RouteTable.class).snapshot().all())
                .extracting(route -> route.policy().retries())
                .containsOnly(7);
    }

    @Test
    void aBadConfigurationChangesNothingAndIsTold() {
        LIVE.put("gateway.routes.shop.path", "/market");
        LIVE.put("gateway.routes.shop.retries", "many");
        refresh();

        assertThat(GATEWAY.get("/shop").status()).isEqualTo(200);
        assertThat(GATEWAY.get("/market").status()).isEqualTo(404);
        assertThat(info(GATEWAY)).contains("gateway.routes.shop.retries is \\\"many\\\"");

        LIVE.put("gateway.routes.shop.retries", "1");
        refresh();

        assertThat(GATEWAY.get("/market").status()).isEqualTo(200);
        assertThat(info(GATEWAY)).doesNotContain("refused");
    }

    @Test
    void aRefreshHoldsUpNoEventLoop() {
        LIVE.put("gateway.routes.shop.path", "/market");

        List<ILoggingEvent> log = logged(RouteReloadTest::refresh);

        assertThat(log).hasSize(1);
        assertThat(log.getFirst().getThreadName()).doesNotContain("EventLoop");
    }

    @Test
    void aRequestOnItsWayGoesOn() {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch refreshed = new CountDownLatch(1);
        UPSTREAM.answers((head, connection) -> {
            arrived.countDown();
            await(refreshed);
            connection.answer("from before");
        });
        CompletableFuture<RawAnswer> onItsWay = Await.start(() -> GATEWAY.get("/shop"));
        await(arrived);

        LIVE.put("gateway.routes.shop.uri", OTHER.url());
        refresh();
        assertThat(GATEWAY.get("/shop").text()).isEqualTo("hello from upstream");
        refreshed.countDown();

        assertThat(Await.result(onItsWay).text()).isEqualTo("from before");
        assertThat(OTHER.requests()).hasSize(1);
    }

    @Test
    void noRequestIsLostMeanwhile() {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Boolean> caller = Await.start(() -> {
            try (RawHttp connection = GATEWAY.connect()) {
                boolean good = true;
                while (good && !done.get()) {
                    good = connection.send(request("GET", "/shop")).answer().status() == 200;
                }
                return good;
            }
        });

        for (int i = 0; i < 30; i++) {
            LIVE.put("gateway.routes.shop.uri", i % 2 == 0 ? OTHER.url() : UPSTREAM.url());
            refresh();
        }
        done.set(true);

        assertThat(Await.result(caller)).isTrue();
    }

    @Test
    void readsAFileAgainWhenItChanges(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("routes.yml"), shopAt("/shop"));

        try (TestGateway gateway = watching(file)) {
            assertThat(gateway.get("/shop").status()).isEqualTo(200);

            Files.writeString(file, shopAt("/longer-market"));
            Await.until(() -> gateway.get("/longer-market").status() == 200);

            assertThat(gateway.get("/shop").status()).isEqualTo(404);
        }
    }

    @Test
    void readsAFileAgainWhenALinkOnTheWayToItIsSetToAnother(@TempDir Path directory) throws IOException {
        Path before = Files.createDirectory(directory.resolve("..before"));
        Path after = Files.createDirectory(directory.resolve("..after"));
        Files.writeString(before.resolve("routes.yml"), shopAt("/a"));
        Files.writeString(after.resolve("routes.yml"), shopAt("/b"));
        Path data = Files.createSymbolicLink(directory.resolve("..data"), before);
        Path file = Files.createSymbolicLink(directory.resolve("routes.yml"), Path.of("..data", "routes.yml"));

        try (TestGateway gateway = watching(file)) {
            assertThat(gateway.get("/a").status()).isEqualTo(200);

            Path next = Files.createSymbolicLink(directory.resolve("..next"), after);
            Files.move(next, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Await.until(() -> gateway.get("/b").status() == 200);

            assertThat(gateway.get("/a").status()).isEqualTo(404);
        }
    }

    @Test
    void aBadFileChangesNothingAndIsTold(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("routes.yml"), shopAt("/shop"));

        try (TestGateway gateway = watching(file)) {
            Files.writeString(file, shopAt("market"));
            Await.until(() -> info(gateway).contains("gateway.routes.shop.path is \\\"market\\\""));
            assertThat(gateway.get("/shop").status()).isEqualTo(200);

            Files.writeString(file, "gateway: {routes: {shop");
            Await.until(() -> info(gateway).contains("routes.yml\\\": expected YAML"));
            assertThat(gateway.get("/shop").status()).isEqualTo(200);

            Files.writeString(file, "");
            Await.until(() -> info(gateway).contains("routes.yml\\\": expected a file with gateway.routes"));
            assertThat(gateway.get("/shop").status()).isEqualTo(200);

            Files.delete(file);
            Await.until(() -> info(gateway).contains("routes.yml\\\": expected a file that can be read"));
            assertThat(gateway.get("/shop").status()).isEqualTo(200);
        }
    }

    @Test
    void triesAFileAgainThatCouldNotBeRead(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("routes.yml"), shopAt("/shop"));
        String wanted = shopAt("/longer-market");
        try (TestGateway gateway = watching(file)) {
            Files.write(file, wanted.replace('l', '\u00ff').getBytes(StandardCharsets.ISO_8859_1));
            Await.until(() -> info(gateway).contains("routes.yml\\\": expected a file that can be read"));

            Path same = Files.writeString(directory.resolve("same.yml"), wanted);
            Files.setLastModifiedTime(same, Files.getLastModifiedTime(file));
            Files.move(same, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

            Await.until(() -> gateway.get("/longer-market").status() == 200);
            assertThat(info(gateway)).doesNotContain("refused");
        }
    }

    @Test
    void saysOnceWhyAFileIsRefused() {
        LIVE.put("gateway.routes.shop.retries", "many");

        assertThat(logged(() -> {
                    refresh();
                    GATEWAY.bean(RouteTable.class).reload();
                }))
                .hasSize(1);
        assertThat(info(GATEWAY)).contains("gateway.routes.shop.retries is \\\"many\\\"");

        LIVE.put("gateway.routes.shop.retries", "too many");
        assertThat(logged(RouteReloadTest::refresh)).hasSize(1);
    }

    @Test
    void aWildcardInAFileStandsInFrontOrIsRefused(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("routes.yml"), shopAt("/shop"));

        try (TestGateway gateway = watching(file)) {
            Files.writeString(file, shopAt("/shop") + "      host: shop.*\n");
            Await.until(() -> info(gateway).contains("gateway.routes.shop.host is \\\"shop.*\\\": expected a name"));
            assertThat(gateway.get("/shop").status()).isEqualTo(200);

            Files.writeString(file, shopAt("/shop") + "      host: '*.shop.example'\n");
            Await.until(() -> gateway.get("/shop").status() == 404);
            assertThat(gateway.ask("GET /shop HTTP/1.1\nHost: a.shop.example\n\n")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aBadFileStopsTheStart(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("routes.yml");
        assertRefused(file, "routes.yml\": expected a file that can be read");

        Files.writeString(file, shopAt("/shop") + "micronaut: {server: {port: 1}}\n");
        assertRefused(file, "routes.yml\": expected a file with gateway.routes, and nothing else");

        Files.writeString(file, shopAt("/shop") + "    shop: {path: /other}\n");
        assertRefused(file, "routes.yml\": expected YAML: ");

        Files.writeString(file, shopAt("/shop") + "    shop.permission: stocks\n");
        assertRefused(file, "routes.yml\": expected a file in which gateway.routes.shop.permission is set once");
    }

    @Test
    void takesTheValuesOfAFileAsTheyAreWritten(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("routes.yml"),
                shopAt("/shop")
                        + "      headers: &fields {on: on, version: 1.10, day: 2026-11-21, time: 12:30, code: 010, none: ~}\n"
                        + "      retries: 010\n"
                        + "    merged:\n"
                        + "      path: /merged\n"
                        + "      service: stocks-service\n"
                        + "      permission: 0x10\n"
                        + "      headers: {<<: *fields, day: today}\n");

        try (TestGateway gateway = watching(file)) {
            Destination shop = route(gateway, "shop");
            Destination merged = route(gateway, "merged");

            assertThat(new TreeMap<>(shop.conditions().headers()))
                    .hasToString("{code=010, day=2026-11-21, none=~, on=on, time=12:30, version=1.10}");
            assertThat(new TreeMap<>(merged.conditions().headers()))
                    .hasToString("{code=010, day=today, none=~, on=on, time=12:30, version=1.10}");
            assertThat(shop.policy().retries()).isEqualTo(10);
            assertThat(merged.permission()).isEqualTo("0x10");
        }
    }

    @Test
    void aRouteIsEitherInTheFileOrElsewhere(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("routes.yml"), shopAt("/shop"));

        assertThatThrownBy(
                        () -> watching(file, "gateway.routes.shop.retries", "1").close())
                .hasStackTraceContaining("gateway.routes.shop is set twice: expected either in " + file);
    }

    private static String shopAt(String path) {
        return """
                gateway:
                  routes:
                    shop:
                      path: %s
                      uri: %s
                      permission: isAnonymous()
                      methods: [GET, PUT]
                      rate-limit: {requests: 100000, per: 1s}
                """.formatted(path, UPSTREAM.url());
    }

    private static TestGateway watching(Path file, String... settings) {
        String[] all = Arrays.copyOf(settings, settings.length + 4);
        all[settings.length] = "gateway.routes-file.path";
        all[settings.length + 1] = file.toString();
        all[settings.length + 2] = "gateway.routes-file.interval";
        all[settings.length + 3] = "20ms";
        return TestGateway.inFrontOf(UPSTREAM, all);
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> watching(file).close())
                .hasStackTraceContaining("gateway.routes-file.path is \"" + file.getParent())
                .hasStackTraceContaining(message);
    }

    private static Destination route(TestGateway gateway, String name) {
        return gateway.bean(RouteTable.class).snapshot().all().stream()
                .filter(route -> route.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<ILoggingEvent> logged(Runnable task) {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(RouteTable.class);
        logger.addAppender(log);
        task.run();
        logger.detachAppender(log);
        return log.list;
    }

    private static void refresh() {
        try (RawHttp operator = RawHttp.connect(GATEWAY.managementPort())) {
            RawAnswer answer = operator.send(request("POST", "/refresh", "Content-Length: 0"))
                    .answer();
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    private static String info(TestGateway gateway) {
        try (RawHttp operator = RawHttp.connect(gateway.managementPort())) {
            return operator.send(request("GET", "/info")).answer().text();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
