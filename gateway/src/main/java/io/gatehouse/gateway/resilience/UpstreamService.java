package io.gatehouse.gateway.resilience;

import io.gatehouse.gateway.limit.concurrency.ConcurrencyLimit;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service as the gateway sees it: its instances, whether its breaker lets requests through, and its retry budget. */
public final class UpstreamService {

    private static final Logger LOG = LoggerFactory.getLogger(UpstreamService.class);

    private final String id;
    private final Instances instances;
    private final CircuitBreaker breaker;
    private final ConcurrencyLimit concurrency;
    private final Duration openTime;
    private final RetryBudget budget;
    private final Duration backoff;
    private final Counter retries;
    private volatile State latest = State.CLOSED;

    UpstreamService(
            String id,
            Instances instances,
            CircuitBreaker breaker,
            ConcurrencyLimit concurrency,
            ResilienceSettings settings,
            Counter retries) {
        this.id = id;
        this.instances = instances;
        this.breaker = breaker;
        this.concurrency = concurrency;
        this.openTime = settings.breaker().openTime();
        this.budget = new RetryBudget(settings.retries());
        this.backoff = settings.retries().backoff();
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
        boolean admitted = breaker.tryAcquirePermission();
        noticeTransition();
        if (admitted) {
            budget.deposit();
        }
        return admitted;
    }

    /** How long its breaker stays open. */
    public Duration openTime() {
        return openTime;
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
        noticeTransition();
    }

    /** The service did not answer. */
    public void unanswered(long nanos, Throwable failure) {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
        noticeTransition();
    }

    /** The request ended for a reason that says nothing about the service. */
    public void left() {
        breaker.releasePermission();
    }

    /** Whether its breaker is open. */
    boolean isOpen() {
        return breaker.getState() == State.OPEN;
    }

    Instances instances() {
        return instances;
    }

    /** Not by a listener of the breaker's: for one of any kind it makes an event, with date and time zone, for every request. */
    private void noticeTransition() {
        if (breaker.getState() != latest) {
            logTransition();
        }
    }

    private synchronized void logTransition() {
        State state = breaker.getState();
        if (state != latest) {
            LOG.warn("The breaker of {} goes from {} to {}", id, latest, state);
            latest = state;
        }
    }
}
