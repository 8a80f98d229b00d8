package io.gatehouse.gateway.limit.concurrency;

import com.netflix.concurrency.limits.Limit;
import io.gatehouse.shared.error.Problem;
import io.gatehouse.shared.error.ProblemType;
import io.micrometer.core.instrument.Counter;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The limit of requests that may wait for one service at the same time. */
public final class ConcurrencyLimit {

    /** Too many requests are in flight to the service, or wait for a connection to it. */
    public static final ProblemType OVERLOADED =
            new ProblemType("upstream-overloaded", HttpStatus.SERVICE_UNAVAILABLE, "The service is overloaded");

    private final Limit limit;
    private final LongSupplier nanoTime;
    private final Counter shed;
    private final AtomicInteger used = new AtomicInteger();

    ConcurrencyLimit(Limit limit, LongSupplier nanoTime, Counter shed) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.shed = shed;
    }

    /** Takes a permit for one request, which has to be ended in one of its ways; null if none is left. */
    public @Nullable Permit acquire() {
        int inUse = used.incrementAndGet();
        if (inUse > limit.getLimit()) {
            used.decrementAndGet();
            shed.increment();
            return null;
        }
        return new Permit(this, inUse, nanoTime.getAsLong());
    }

    /** The answer to a request that got no permit. */
    public MutableHttpResponse<?> refusal(HttpRequest<?> request) {
        return Problem.of(OVERLOADED, "Too many requests wait for the service: try again in 1 second", request)
                .toResponse()
                .header(HttpHeaders.RETRY_AFTER, "1");
    }

    /** How many permits are in use. */
    public int used() {
        return used.get();
    }

    /** How many permits there are at the moment. */
    public int current() {
        return limit.getLimit();
    }

    void release() {
        used.decrementAndGet();
    }

    void release(long start, int inUse, boolean dropped) {
        release();
        limit.onSample(start, Math.max(1, nanoTime.getAsLong() - start), inUse, dropped);
    }
}
