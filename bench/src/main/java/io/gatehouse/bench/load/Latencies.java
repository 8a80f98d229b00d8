package io.gatehouse.bench.load;

import java.util.Arrays;
import java.util.List;

/** How long requests took, to look percentiles up in. */
public final class Latencies {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    static Latencies of(List<long[]> nanos) {
        return new Latencies(
                nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray());
    }

    /** The least time that this share of the requests needed no more than. */
    public double millis(double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)] / NANOS_PER_MILLI;
    }
}
