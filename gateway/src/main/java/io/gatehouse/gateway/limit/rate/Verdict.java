package io.gatehouse.gateway.limit.rate;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/**
 * What a bucket said to one request.
 *
 * @param probe whether there was a token left, how many are, and when there will be more
 * @param isFallback whether it is the word of a bucket here because Redis did not answer in time
 */
record Verdict(ConsumptionProbe probe, boolean isFallback) {

    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    boolean isAllowed() {
        return probe.isConsumed();
    }

    long remaining() {
        return probe.getRemainingTokens();
    }

    /** In how many seconds, rounded up, the bucket is full again, or has a token again if it has none. */
    long seconds() {
        long nanos = isAllowed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        return Math.ceilDiv(nanos, NANOS_PER_SECOND);
    }
}
