package io.gatehouse.gateway.failure;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static io.gatehouse.gateway.testing.TestGateway.requestAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OverloadTest {

    private static final String PATH = "/api/v1/auth/create";
    private static final String SHORT = "/api/v1/auth/refresh";
    private static final String LATER = "/api/v1/resource/current_time";
    private static final int CONNECTIONS = 2;
    private static final int WAITING = 3;
    private static final int LEAVING = 900;

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(
            UPSTREAM,
            "micronaut.http.client.pool.max-concurrent-http1-connections",
            String.valueOf(CONNECTIONS),
            "micronaut.http.client.pool.max-pending-acquires",
            String.valueOf(WAITING),
            "gateway.defaults.connect-timeout",
            "3s");

    private final Semaphore answers = new Semaphore(0);

    @BeforeEach
    void answerOnlyWhenTold() {
        UPSTREAM.reset();
        UPSTREAM.answers((head, connection) -> {
            answers.acquireUninterruptibly();
            connection.answer("at last");
        });
    }

    @Test
    void answers503WhenNoConnectionBecomesFree() {
        List<RawHttp> busy = send(CONNECTIONS);

        RawAnswer answer = GATEWAY.get(PATH);

        assertOverloaded(answer);
        assertAllAreAnswered(busy);
    }

    @Test
    void answers503AtOnceWhenTooManyWait() {
        List<RawHttp> busy = send(CONNECTIONS);
        List<RawHttp> waiting = new ArrayList<>();
        for (int i = 0; i < 2 * WAITING; i++) {
            waiting.add(GATEWAY.connect().send(request("GET", PATH)));
        }

        waiting.forEach(caller -> assertOverloaded(caller.answer()));

        waiting.forEach(RawHttp::close);
        assertAllAreAnswered(busy);
    }

    @Test
    void serveWhoWaitedOnceAConnectionIsFree() {
        List<RawHttp> busy = send(CONNECTIONS);
        RawHttp waiting = GATEWAY.connect().send(request("GET", PATH));

        answers.release(CONNECTIONS + 1);

        assertThat(waiting.answer().status()).isEqualTo(200);
        waiting.close();
        busy.forEach(caller -> assertThat(caller.answer().status()).isEqualTo(200));
        busy.forEach(RawHttp::close);
    }

    @Test
    void leavesTheConnectionToTheNextWhenThoseBeforeHaveLeft() {
        try (TestGateway gateway = withOneConnection("1h");
                RawHttp busy = gateway.connect().send(request("GET", PATH))) {
            Await.until(() -> UPSTREAM.requests().size() == 1);
            int opened = UPSTREAM.opened();
            List<RawHttp> leaving = Stream.generate(() -> gateway.connect().send(request("GET", PATH)))
                    .limit(LEAVING)
                    .toList();
            Await.until(() -> gateway.waitingFor("auth-service") == LEAVING + 1);

            leaving.forEach(RawHttp::close);
            Await.until(() -> gateway.waitingFor("auth-service") == 1);

            assertNobodyIsBlamed(gateway, busy);
            assertThat(UPSTREAM.opened()).isEqualTo(opened);
        }
    }

    @Test
    void answers503WhenNoConnectionBecomesFreeInTheTimeOfTheRoute() {
        try (TestGateway gateway = withOneConnection("1h");
                RawHttp busy = gateway.connect().send(request("GET", PATH))) {
            Await.until(() -> UPSTREAM.requests().size() == 1);

            assertOverloaded(gateway.get(SHORT));

            assertNobodyIsBlamed(gateway, busy);
        }
    }

    @Test
    void answers503WhenAConnectionBecomesFreeTooLateForTheRoute() {
        try (TestGateway gateway = withOneConnection("20s");
                RawHttp busy = gateway.connect().send(request("GET", PATH))) {
            Await.until(() -> UPSTREAM.requests().size() == 1);
            try (RawHttp late = gateway.connect().send(request("GET", SHORT))) {
                assertThat(gateway.ask(requestAs("time", "GET", LATER)).status())
                        .isEqualTo(504);
                answers.release();

                assertOverloaded(late.answer());
            }

            assertNobodyIsBlamed(gateway, busy);
        }
    }

    @Test
    void answers503WhenAnotherRouteToTheSameAddressUsesEveryConnection() {
        try (TestGateway gateway = withOneConnection("1s");
                RawHttp busy = gateway.connect().send(request("GET", "/shop"))) {
            Await.until(() -> UPSTREAM.requests().size() == 1);

            assertOverloaded(gateway.get("/stock"));

            answers.release(100);
            assertThat(busy.answer().text()).isEqualTo("at last");
            assertThat(gateway.get("/stock").status()).isEqualTo(200);
        }
    }

    /** One failure would be enough to open the breaker. */
    private static TestGateway withOneConnection(String acquireTimeout) {
        return TestGateway.inFrontOf(
                UPSTREAM,
                "micronaut.http.client.pool.max-concurrent-http1-connections",
                "1",
                "gateway.defaults.connect-timeout",
                acquireTimeout,
                "gateway.breaker.window",
                "1",
                "gateway.breaker.minimum-requests",
                "1",
                "gateway.breaker.open-time",
                "1h",
                "gateway.routes.short.path",
                SHORT,
                "gateway.routes.short.response-timeout",
                "100ms",
                "gateway.routes.shop.path",
                "/shop",
                "gateway.routes.shop.permission",
                "isAnonymous()",
                "gateway.routes.shop.uri",
                UPSTREAM.url() + "/shop",
                "gateway.routes.stock.path",
                "/stock",
                "gateway.routes.stock.permission",
                "isAnonymous()",
                "gateway.routes.stock.uri",
                UPSTREAM.url(),
                "gateway.routes.later.path",
                "/api/v1/resource",
                "gateway.routes.later.response-timeout",
                "600ms");
    }

    private void assertNobodyIsBlamed(TestGateway gateway, RawHttp busy) {
        answers.release(100);
        assertThat(busy.answer().text()).isEqualTo("at last");
        assertThat(gateway.get(PATH).status()).isEqualTo(200);
    }

    /** Requests that have arrived at the upstream and are kept there. */
    private static List<RawHttp> send(int count) {
        List<RawHttp> callers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            callers.add(GATEWAY.connect().send(request("GET", PATH)));
        }
        Await.until(() -> UPSTREAM.requests().size() == count);
        return callers;
    }

    private void assertAllAreAnswered(List<RawHttp> callers) {
        answers.release(100);
        callers.forEach(caller -> assertThat(caller.answer().text()).isEqualTo("at last"));
        callers.forEach(RawHttp::close);
        assertThat(GATEWAY.get(PATH).status()).isEqualTo(200);
    }

    private static void assertOverloaded(RawAnswer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).contains("/problems/upstream-overloaded");
    }
}
