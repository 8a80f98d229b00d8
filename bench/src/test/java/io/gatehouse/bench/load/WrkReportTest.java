package io.gatehouse.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.bench.BenchException;
import org.junit.jupiter.api.Test;

class WrkReportTest {

    private static final String GOOD = """
            Running 5s test @ http://127.0.0.1:9002/
              1 threads and 64 connections
              289612 requests in 5.00s, 85.90MB read
            Requests/sec:  57905.12
            Transfer/sec:     17.18MB
            """;

    @Test
    void countsRequests() {
        WrkReport report = WrkReport.parse(GOOD);

        assertThat(report).isEqualTo(new WrkReport(289_612, 57_905.12, 0));
    }

    @Test
    void countsWhatWentWrong() {
        WrkReport report = WrkReport.parse(
                GOOD + "  Socket errors: connect 0, read 2, write 0, timeout 3\n  Non-2xx or 3xx responses: 7\n");

        assertThat(report.failures()).isEqualTo(12);
    }

    @Test
    void quotesWhatItCannotRead() {
        assertThatThrownBy(() -> WrkReport.parse("unable to connect to 127.0.0.1:9002"))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("unable to connect");
    }
}
