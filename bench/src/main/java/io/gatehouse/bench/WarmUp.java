package io.gatehouse.bench;

import io.gatehouse.bench.peer.Contender;
import io.gatehouse.bench.report.Scenario;
import java.util.List;

/** Puts every JVM under load until its CPU time per request has stopped falling. With one CPU the compiler takes its time. */
final class WarmUp {

    private static final int SLICE_SECONDS = 5;

    /** A slice counts as no improvement if its CPU time per request is more than this fraction of the best so far. */
    private static final double STILL = 0.97;

    /** How many slices in a row without an improvement end the warm-up; a single one may be bad luck. */
    private static final int ENOUGH = 2;

    /** The longest warm-up, as a multiple of the shortest. */
    private static final int MOST = 4;

    private final Fleet fleet;
    private final Progress progress;

    WarmUp(Fleet fleet, Progress progress) {
        this.fleet = fleet;
        this.progress = progress;
    }

    void run(List<Contender> contenders, Options options) {
        for (Contender contender : contenders) {
            if (contender.program().warmsUp()) {
                warm(contender, options.warmUp());
            }
        }
    }

    private void warm(Contender contender, int least) {
        double best = Double.MAX_VALUE;
        int still = 0;
        for (int seconds = 0; seconds < least || (still < ENOUGH && seconds < MOST * least); seconds += SLICE_SECONDS) {
            double price = price(contender);
            still = price < best * STILL ? 0 : still + 1;
            best = Math.min(best, price);
            progress.step("%s warms up, %.1f µs/request".formatted(contender.title(), price));
        }
    }

    private double price(Contender contender) {
        return FullLoad.sample(
                        fleet.process(contender), contender.endpoint(), Scenario.BASE.connections(), SLICE_SECONDS)
                .cpuMicros();
    }
}
