package io.gatehouse.gateway.limit.rate;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/**
 * A bucket's verdict on one request.
 *
 * @param probe whether there was a token, how many are left, and when there will be more
 * @param isFallback whether a bucket in memory decided because Redis did not answer in time
 */
record Verdict(ConsumptionProbe probe, boolean isFallback) {

    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    boolean isAllowed() {
        return probe.isConsumed();
    }

    long remaining() {
        return probe.getRemainingTokens();
    }

    /** In how many seconds, rounded up, the bucket is full again; if it is empty, in how many it has a token again. */
    long seconds() {
        long nanos = isAllowed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        return Math.ceilDiv(nanos, NANOS_PER_SECOND);
    }
}
