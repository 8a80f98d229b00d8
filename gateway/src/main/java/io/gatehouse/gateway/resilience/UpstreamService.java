package io.gatehouse.gateway.resilience;

import io.gatehouse.gateway.limit.concurrency.ConcurrencyLimit;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A service as the gateway sees it: its instances, whether its breaker lets requests through, and its retry budget. */
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

    /** The limit of requests that may wait for it. */
    public ConcurrencyLimit concurrency() {
        return concurrency;
    }

    /**
     * Whether a request may be sent. If so, it has to end in {@link #answered}, {@link #unanswered} or {@link #left}.
     */
    public boolean admits() {
        if (!breaker.tryAcquirePermission()) {
            return false;
        }
        budget.deposit();
        return true;
    }

    /** How long its breaker stays open. */
    public Duration openTime() {
        return Duration.ofMillis(breaker.getCircuitBreakerConfig()
                .getWaitIntervalFunctionInOpenState()
                .apply(1));
    }

    /**
     * Picks the instance for a request, which counts as in flight until {@link Instance#end}.
     *
     * @param tried the instance that has just failed the same request, or null
     */
    public Instance begin(@Nullable Instance tried) {
        Instance instance = instances.pick(tried);
        instance.begin();
        return instance;
    }

    /** Takes one retry from the budget, if there is enough. */
    public boolean mayRetry() {
        boolean may = budget.withdraw();
        if (may) {
            retries.increment();
        }
        return may;
    }

    /** The pause before a retry: half of it fixed, half random, so that retries do not come back in step. */
    public Duration backoff(int retry) {
        long nanos = backoff.toNanos() << retry;
        return Duration.ofNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2 + 1));
    }

    /** The service answered, with whatever status. */
    public void answered(long nanos) {
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    }

    /** The service did not answer. */
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
