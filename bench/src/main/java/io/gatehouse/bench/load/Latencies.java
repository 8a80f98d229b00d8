package io.gatehouse.bench.load;

import java.util.Arrays;
import java.util.List;

/** The latencies of all requests, sorted, to look up percentiles. */
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

    /** The latency in milliseconds that this share of the requests did not exceed. */
    public double millis(double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)] / NANOS_PER_MILLI;
    }
}
