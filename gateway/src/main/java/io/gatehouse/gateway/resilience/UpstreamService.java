package io.gatehouse.gateway.resilience;

import io.gatehouse.gateway.limit.concurrency.ConcurrencyLimit;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A service as the gateway sees it: where it is, whether it is worth asking, and how often it may be asked again. */
public final class UpstreamService {

    private final String id;
    private final Instances instances;
    private final CircuitBreaker breaker;
    private final ConcurrencyLimit concurrency;
    private final RetryBudget budget;
    private final Duration backoff;
    private final Counter retries;

    UpstreamService(
            String id,
            Instances instances,
            CircuitBreaker breaker,
            ConcurrencyLimit concurrency,
            RetrySettings settings,
            Counter retries) {
        this.id = id;
        this.instances = instances;
        this.breaker = breaker;
        this.concurrency = concurrency;
        this.budget = new RetryBudget(settings);
        this.backoff = settings.backoff();
        this.retries = retries;
    }

    /** The service's id. */
    public String id() {
        return id;
    }

    /** How many requests may wait for it at once. */
    public ConcurrencyLimit concurrency() {
        return concurrency;
    }

    /**
     * Whether a request may go there. If so, it ends in {@link #answered}, {@link #unanswered} or {@link #left}.
     */
    public boolean admits() {
        if (!breaker.tryAcquirePermission()) {
            return false;
        }
        budget.deposit();
        return true;
    }

    /**
     * The instance for a request, which counts as on its way there until {@link Instance#end}.
     *
     * @param tried the instance that has just failed the same request, or null
     */
    public Instance begin(@Nullable Instance tried) {
        Instance instance = instances.pick(tried);
        instance.begin();
        return instance;
    }

    /** Whether the budget allows one more retry, which counts then. */
    public boolean mayRetry() {
        boolean may = budget.withdraw();
        if (may) {
            retries.increment();
        }
        return may;
    }

    /** How long to wait before a retry: half of it certain, half of it random, so that failures do not return in step. */
    public Duration backoff(int retry) {
        long nanos = backoff.toNanos() << retry;
        return Duration.ofNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2 + 1));
    }

    /** There was an answer, whatever it says. */
    public void answered(long nanos) {
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    }

    /** There was none. */
    public void unanswered(long nanos, Throwable failure) {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
    }

    /** The request ended for a reason that says nothing about the service. */
    public void left() {
        breaker.releasePermission();
    }

    /** Whether its breaker is open. */
    boolean isOpen() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    Instances instances() {
        return instances;
    }
}
