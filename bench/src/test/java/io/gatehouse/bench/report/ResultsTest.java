package io.gatehouse.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.bench.load.Endpoint;
import io.gatehouse.bench.peer.Contender;
import io.gatehouse.bench.peer.Program;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private final Contender nginx = contender("nginx");
    private final Contender ours = contender("gatehouse");
    private final Results results = new Results(List.of(nginx, ours));

    @Test
    void quotesTheMedianRoundAsARatioToTheFirst() {
        add(nginx, 12, 10, 90);
        add(ours, 15, 3, 20);

        assertThat(results.ratio(ours, Scenario.BASE)).isEqualTo(15.0 / 12);
    }

    @Test
    void leavesOutWhatWasNotMeasured() {
        add(nginx, 12);

        assertThat(new Tables(results).summary()).isEqualTo("""
                        | 64 connections, 150 B | CPU µs/request | × nginx | requests/s | memory MB | most MB | start s | failures |
                        |-----------------------|---------------:|--------:|-----------:|----------:|--------:|--------:|---------:|
                        | nginx                 |           12.0 |    1.00 |     50,000 |         2 |       2 |       – |        0 |
                        | gatehouse             |              – |       – |          – |         – |       0 |       – |        0 |
                        """);
    }

    private void add(Contender contender, double... cpuMicros) {
        for (double each : cpuMicros) {
            results.add(contender, Scenario.BASE, new Sample(each, 50_000, 2 * 1024 * 1024, 0));
        }
    }

    private static Contender contender(String name) {
        Program program = new Program(name, List.of(name), Map.of(), 1, false);
        return new Contender(name, name, program, new Endpoint(1, "/", List.of()));
    }
}
