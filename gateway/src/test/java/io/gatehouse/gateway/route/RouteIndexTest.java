package io.gatehouse.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.forward.RoutePolicy;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

final class RouteIndexTest {

    private static final RoutePolicy POLICY = new RoutePolicy(
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            0,
            false,
            0,
            new RoutePolicy.RateLimit(0, Duration.ofSeconds(1)));

    @Test
    void looksNoOftenerAtARequestForTenThousandRoutesThanForTen() {
        assertThat(looks(10_000)).isEqualTo(looks(10));
    }

    @Test
    void findsEachOfTenThousandRoutes() {
        RouteIndex index = new RouteIndex(routes(10_000));

        for (int i = 0; i < 10_000; i++) {
            Destination byPath = index.find("/p" + i + "/x", new Asked("h.example"));
            Destination byHost = index.find("/hosts/x/y/z", new Asked("h" + i + ".example"));
            Destination byWildcard = index.find("/hosts/x/y/z", new Asked("a.b.w" + i + ".example"));

            assertThat(Objects.requireNonNull(byPath).name()).isEqualTo("p" + i);
            assertThat(Objects.requireNonNull(byHost).name()).isEqualTo("h" + i);
            assertThat(Objects.requireNonNull(byWildcard).name()).isEqualTo("w" + i);
        }
    }

    @Test
    void looksNoFurtherIntoAPathThanRoutesAreDeep() {
        RouteIndex index = new RouteIndex(List.of(route("a", "/a", Conditions.NONE)));

        assertThat(index.find("/a" + "/b".repeat(100_000), new Asked("h.example")))
                .isNotNull();
    }

    @Test
    void looksNoFurtherIntoAHostThanWildcardsAreLong() {
        RouteIndex index = new RouteIndex(List.of(route("a", "/a", onHost("*.shop.example"))));

        assertThat(index.find("/a", new Asked("a.".repeat(1_000_000) + "shop.example")))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.shop.example", "a.b.shop.example", "A.Shop.Example:8080", "a.shop.example."})
    void aWildcardIsOneLabelOrMore(String host) {
        RouteIndex index = new RouteIndex(List.of(route("wildcard", "/a", onHost("*.shop.example"))));

        assertThat(index.find("/a", new Asked(host))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example",
                ".shop.example",
                "ashop.example",
                "a.shop.example..",
                "a.shop.example.b",
                "[::1]",
                ""
            })
    void aWildcardIsNothingElse(String host) {
        RouteIndex index = new RouteIndex(List.of(route("wildcard", "/a", onHost("*.shop.example"))));

        assertThat(index.find("/a", new Asked(host))).isNull();
    }

    @Test
    void triesMoreConditionsFirstAndTheHostBeforeWildcardsBeforeHeadersBeforeMethods() {
        Map<String, String> beta = Map.of("x-beta", "1");
        List<Destination> all = List.of(
                route("method", "/a", new Conditions(null, Set.of("GET"), Map.of())),
                route("header", "/a", new Conditions(null, Set.of(), beta)),
                route("wildcard", "/a", onHost("*.example")),
                route("long-wildcard", "/a", onHost("*.h.example")),
                route("wildcard-and-method", "/a", new Conditions("*.example", Set.of("GET"), Map.of())),
                route("host", "/a", onHost("a.h.example")),
                route("header-and-method", "/a", new Conditions(null, Set.of("GET"), beta)),
                route("host-and-method", "/a", new Conditions("a.h.example", Set.of("GET"), Map.of())),
                route("b-methods", "/a", new Conditions(null, Set.of("GET", "PUT"), Map.of())),
                route("none", "/a", Conditions.NONE));

        assertThat(IntStream.range(0, all.size())
                        .mapToObj(i -> remaining(all, i))
                        .toList())
                .containsExactly(
                        "host-and-method",
                        "wildcard-and-method",
                        "header-and-method",
                        "host",
                        "long-wildcard",
                        "wildcard",
                        "header",
                        "b-methods",
                        "method",
                        "none");
    }

    @Test
    void findsNothingForWhatIsNoPath() {
        RouteIndex index = new RouteIndex(List.of(route("root", "/", Conditions.NONE)));

        assertThat(index.find("a", new Asked("h.example"))).isNull();
        assertThat(index.find("", new Asked("h.example"))).isNull();
    }

    /** Which one wins when those that won before, as many as this, are taken away. */
    private static String remaining(List<Destination> all, int rounds) {
        List<Destination> left = all;
        for (int i = 0; i < rounds; i++) {
            Destination winner = winner(left);
            left = left.stream().filter(route -> !route.equals(winner)).toList();
        }
        return winner(left).name();
    }

    private static Destination winner(List<Destination> routes) {
        Asked request = new Asked("a.h.example");
        request.headers().add("X-Beta", "1");
        return Objects.requireNonNull(new RouteIndex(routes).find("/a", request));
    }

    private static int looks(int count) {
        RouteIndex index = new RouteIndex(routes(count));
        Asked byPath = new Asked("h.example");
        Asked byHost = new Asked("h7.example");
        Asked byWildcard = new Asked("a.w7.example");
        assertThat(index.find("/p7/a/b/c", byPath)).isNotNull();
        assertThat(index.find("/hosts/a/b/c", byHost)).isNotNull();
        assertThat(index.find("/hosts/a/b/c", byWildcard)).isNotNull();
        assertThat(index.find("/none/a/b/c", byPath)).isNull();
        return byPath.looks + byHost.looks + byWildcard.looks;
    }

    private static List<Destination> routes(int count) {
        return IntStream.range(0, count)
                .boxed()
                .flatMap(i -> Stream.of(
                        route("p" + i, "/p" + i, new Conditions(null, Set.of("GET"), Map.of())),
                        route("h" + i, "/hosts", onHost("h" + i + ".example")),
                        route("w" + i, "/hosts", onHost("*.w" + i + ".example"))))
                .toList();
    }

    private static Conditions onHost(String host) {
        return new Conditions(host, Set.of(), Map.of());
    }

    private static Destination route(String name, String path, Conditions conditions) {
        return new Destination(name, path, conditions, "stocks", name, null, request -> Mono.empty(), POLICY);
    }

    /** A request that counts how often it is looked at. */
    private static final class Asked extends DefaultHttpRequest {

        private int looks;

        Asked(String host) {
            super(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
            headers().set("Host", host);
            looks = 0;
        }

        @Override
        public HttpMethod method() {
            looks++;
            return super.method();
        }

        @Override
        public HttpHeaders headers() {
            looks++;
            return super.headers();
        }
    }
}
