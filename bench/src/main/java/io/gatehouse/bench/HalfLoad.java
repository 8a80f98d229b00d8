package io.gatehouse.bench;

import io.gatehouse.bench.load.Endpoint;
import io.gatehouse.bench.load.FixedRate;
import io.gatehouse.bench.load.Latencies;
import io.gatehouse.bench.peer.Contender;
import io.gatehouse.bench.report.AddedLatency;
import io.gatehouse.bench.report.Results;
import io.gatehouse.bench.report.Scenario;
import java.io.IOException;
import java.util.List;

/** Measures the latency that a gateway adds, at a rate that keeps its CPU busy half of the time. */
final class HalfLoad {

    private static final double HALF_A_SECOND_MICROS = 500_000;

    /** The highest rate: load and upstream share one CPU, which must not become the bottleneck. */
    private static final double MOST_PER_SECOND = 30_000;

    private final Endpoint direct;
    private final Results results;
    private final Progress progress;

    HalfLoad(Endpoint direct, Results results, Progress progress) {
        this.direct = direct;
        this.results = results;
        this.progress = progress;
    }

    void run(List<Contender> contenders, Options options) {
        warmUp(options.warmUp());
        for (int round = 1; round <= options.rounds(); round++) {
            contenders.forEach(one -> measure(one, options.seconds()));
            progress.step("half load: round %d of %d".formatted(round, options.rounds()));
        }
    }

    /** Warms up the load generator, which runs on a JVM as well. */
    private void warmUp(int seconds) {
        try {
            FixedRate.run(direct, Scenario.BASE.connections(), MOST_PER_SECOND / 2, seconds);
        } catch (IOException e) {
            throw new BenchException("The upstream is too slow: " + e.getMessage());
        }
    }

    private void measure(Contender contender, int seconds) {
        if (Double.isNaN(results.cpuMicros(contender, Scenario.BASE))) {
            return; // without answers there is no half load
        }
        try {
            results.add(contender, added(contender, seconds));
        } catch (IOException e) {
            progress.step("%s at half load: %s".formatted(contender.title(), e.getMessage()));
        }
    }

    private AddedLatency added(Contender contender, int seconds) throws IOException {
        double rate = Math.min(MOST_PER_SECOND, HALF_A_SECOND_MICROS / results.cpuMicros(contender, Scenario.BASE));
        Latencies without = FixedRate.run(direct, Scenario.BASE.connections(), rate, seconds);
        Latencies with = FixedRate.run(contender.endpoint(), Scenario.BASE.connections(), rate, seconds);
        return new AddedLatency(
                rate, added(with, without, 0.5), added(with, without, 0.99), added(with, without, 0.999));
    }

    private static double added(Latencies with, Latencies without, double share) {
        return with.millis(share) - without.millis(share);
    }
}
