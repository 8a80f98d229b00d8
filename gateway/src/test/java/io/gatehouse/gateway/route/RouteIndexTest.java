package io.gatehouse.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

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
import reactor.core.publisher.Mono;

final class RouteIndexTest {

    private static final RoutePolicy POLICY =
            new RoutePolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), 0, false, 0, null);

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

            assertThat(Objects.requireNonNull(byPath).name()).isEqualTo("p" + i);
            assertThat(Objects.requireNonNull(byHost).name()).isEqualTo("h" + i);
        }
    }

    @Test
    void looksNoFurtherIntoAPathThanRoutesAreDeep() {
        RouteIndex index = new RouteIndex(List.of(route("a", "/a", Conditions.NONE)));

        assertThat(index.find("/a" + "/b".repeat(100_000), new Asked("h.example")))
                .isNotNull();
    }

    @Test
    void triesMoreConditionsFirstAndTheHostBeforeHeadersBeforeMethods() {
        Map<String, String> beta = Map.of("x-beta", "1");
        List<Destination> all = List.of(
                route("method", "/a", new Conditions(null, Set.of("GET"), Map.of())),
                route("header", "/a", new Conditions(null, Set.of(), beta)),
                route("host", "/a", new Conditions("h.example", Set.of(), Map.of())),
                route("header-and-method", "/a", new Conditions(null, Set.of("GET"), beta)),
                route("host-and-method", "/a", new Conditions("h.example", Set.of("GET"), Map.of())),
                route("b-methods", "/a", new Conditions(null, Set.of("GET", "PUT"), Map.of())),
                route("none", "/a", Conditions.NONE));

        assertThat(IntStream.range(0, all.size())
                        .mapToObj(i -> remaining(all, i))
                        .toList())
                .containsExactly(
                        "host-and-method", "header-and-method", "host", "header", "b-methods", "method", "none");
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
        Asked request = new Asked("h.example");
        request.headers().add("X-Beta", "1");
        return Objects.requireNonNull(new RouteIndex(routes).find("/a", request));
    }

    private static int looks(int count) {
        RouteIndex index = new RouteIndex(routes(count));
        Asked byPath = new Asked("h.example");
        Asked byHost = new Asked("h7.example");
        assertThat(index.find("/p7/a/b/c", byPath)).isNotNull();
        assertThat(index.find("/hosts/a/b/c", byHost)).isNotNull();
        assertThat(index.find("/none/a/b/c", byPath)).isNull();
        return byPath.looks + byHost.looks;
    }

    private static List<Destination> routes(int count) {
        return IntStream.range(0, count)
                .boxed()
                .flatMap(i -> Stream.of(
                        route("p" + i, "/p" + i, new Conditions(null, Set.of("GET"), Map.of())),
                        route("h" + i, "/hosts", new Conditions("h" + i + ".example", Set.of(), Map.of()))))
                .toList();
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
