package io.gatehouse.gateway.trace;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.ReceivedRequest;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceContextTest {

    private static final String OPEN = "/api/v1/auth/create";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(UPSTREAM);

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "01"})
    void aTraceGoesOnWithANewSpan(String flags) {
        GATEWAY.ask(request(
                "GET", OPEN, "traceparent: 00-" + TRACE + "-" + SPAN + "-" + flags, "tracestate: vendor=1,other=2"));

        ReceivedRequest received = UPSTREAM.request();
        assertThat(traceparent(received))
                .matches("00-" + TRACE + "-[0-9a-f]{16}-" + flags)
                .doesNotContain(SPAN);
        assertThat(received.header("tracestate")).isEqualTo("vendor=1,other=2");
    }

    @Test
    void aLaterVersionIsReadAsFarAsItIsKnown() {
        GATEWAY.ask(request("GET", OPEN, "traceparent: cc-" + TRACE + "-" + SPAN + "-01-what-comes"));

        assertThat(traceparent(UPSTREAM.request())).matches("00-" + TRACE + "-[0-9a-f]{16}-01");
    }

    @Test
    void aTraceBeginsWhereThereIsNone() {
        GATEWAY.get(OPEN);
        GATEWAY.get(OPEN);

        assertThat(UPSTREAM.requests())
                .extracting(TraceContextTest::traceparent)
                .allMatch(value -> value.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + TRACE + "-" + SPAN,
                "00-" + TRACE + "-" + SPAN + "-1",
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "cc-" + TRACE + "-" + SPAN + "-01.more",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
                "00_" + TRACE + "-" + SPAN + "-01",
                "nonsense",
                "00-" + TRACE + "-" + SPAN + "-01\ntraceparent: 00-" + TRACE + "-" + SPAN + "-01",
            })
    void aNewTraceBeginsWhereTheOldIsMalformed(String traceparent) {
        GATEWAY.ask(request("GET", OPEN, "traceparent: " + traceparent, "tracestate: vendor=1"));

        ReceivedRequest received = UPSTREAM.request();
        assertThat(traceparent(received))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                .doesNotContain(TRACE);
        assertThat(received.header("tracestate")).isNull();
    }

    @Test
    void baggageIsNotTouched() {
        GATEWAY.ask(request("GET", OPEN, "baggage: a=1;p=2, b=%20x"));

        assertThat(UPSTREAM.request().header("baggage")).isEqualTo("a=1;p=2, b=%20x");
    }

    private static String traceparent(ReceivedRequest request) {
        return Objects.requireNonNull(request.header("traceparent"));
    }
}
