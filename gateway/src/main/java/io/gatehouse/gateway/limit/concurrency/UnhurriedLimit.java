package io.gatehouse.gateway.limit.concurrency;

import com.netflix.concurrency.limits.Limit;
import java.util.function.Consumer;

/**
 * Treats every answer as having taken at least this long. Ten milliseconds are ten times one, but no sign of overload:
 * they may be due to the gateway's own queue.
 *
 * @param limit the limit that decides
 * @param nanos the least time
 */
record UnhurriedLimit(Limit limit, long nanos) implements Limit {

    @Override
    public int getLimit() {
        return limit.getLimit();
    }

    @Override
    public void notifyOnChange(Consumer<Integer> consumer) {
        limit.notifyOnChange(consumer);
    }

    @Override
    public void onSample(long start, long duration, int inUse, boolean dropped) {
        limit.onSample(start, Math.max(duration, nanos), inUse, dropped);
    }
}
