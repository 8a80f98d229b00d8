package io.gatehouse.gateway.limit.concurrency;

import com.netflix.concurrency.limits.Limit;
import java.util.function.Consumer;

/**
 * Takes every answer for at least this slow. Ten milliseconds are ten times one, but no sign of overload: what grew may
 * be the queue of this gateway itself.
 *
 * @param limit decides
 * @param nanos how slow
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
