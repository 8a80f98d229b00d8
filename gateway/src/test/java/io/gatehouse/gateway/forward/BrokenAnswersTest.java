package io.gatehouse.gateway.forward;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An upstream that does not keep to HTTP spoils one answer only. */
final class BrokenAnswersTest {

    private static final String PATH = "/api/v1/auth/create";
    private static final String CHUNKED = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n";

    /** As many as it takes for one of them to be given the connection of the broken answer. */
    private static final int CALLERS = 4;

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(UPSTREAM);

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CHUNKED + "2\nok\nnonsense\n",
                CHUNKED + "2\nokay\n0\n\n",
                CHUNKED + "2\nok\n0\n: without a name\n\n",
                "nonsense\n\n",
                "HTTP/1.1 200 OK\n: without a name\n\n",
                "HTTP/1.1 200 OK\nContent-Length: x\n\n"
            })
    void leaveTheNextRequestItsAnswer(String broken) {
        UPSTREAM.answers(broken);
        try (RawHttp caller = GATEWAY.connect()) {
            assertThat(caller.send(request("GET", PATH, "Connection: close")).readAll())
                    .doesNotEndWith("\r\n0\r\n\r\n");
        }
        UPSTREAM.reset();

        for (int i = 0; i < CALLERS; i++) {
            try (RawHttp caller = GATEWAY.connect()) {
                assertThat(caller.send(request("GET", PATH)).answer().text()).isEqualTo("hello from upstream");
            }
        }
    }
}
