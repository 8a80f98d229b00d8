package io.gatehouse.gateway.limit.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Buckets in Redis, accessed through one connection. Redis drops a bucket that is full again. */
final class SharedBuckets {

    /** A bucket for checks, which no caller and no other gateway uses. */
    private static final BucketKey CHECK = new BucketKey(
            new Rate("check", 1000, Duration.ofSeconds(1)), UUID.randomUUID().toString());

    /** Extra time for differences between the clocks of replicas. */
    private static final Duration KEPT_LONGER = Duration.ofSeconds(10);

    private final Redis redis;
    private final StatefulRedisConnection<byte[], byte[]> connection;
    private final AsyncProxyManager<byte[]> manager;
    private final Cache<BucketKey, AsyncBucketProxy> buckets;
    private final AtomicBoolean doubted = new AtomicBoolean();

    SharedBuckets(Redis redis, StatefulRedisConnection<byte[], byte[]> connection, RateLimitSettings settings) {
        this.redis = redis;
        this.connection = connection;
        manager = Bucket4jLettuce.casBasedBuilder(connection)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_LONGER))
                .build()
                .asAsync();
        buckets = Caffeine.newBuilder()
                .executor(Runnable::run) // its upkeep takes less than to wake a thread for it
                .maximumSize(settings.callers())
                .build();
    }

    CompletableFuture<ConsumptionProbe> take(BucketKey key) {
        return buckets.get(key, this::bucket).tryConsumeAndReturnRemaining(1);
    }

    /** Takes from the bucket for checks; fails if Redis does not answer in time. */
    CompletableFuture<ConsumptionProbe> check(Duration timeout) {
        return take(CHECK).orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** How long a request waits for an answer. */
    Duration timeout() {
        return redis.timeout();
    }

    /** Redis failed to answer. */
    void failed(Throwable reason) {
        redis.lost(this, reason);
    }

    /**
     * Redis did not answer in time. If many requests use the same bucket at once, only that bucket is slow, and the
     * others stay in use.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // what it comes to is told
    void late() {
        if (doubted.compareAndSet(false, true)) {
            check(timeout()).whenComplete((probe, failure) -> {
                doubted.set(false);
                if (failure != null) {
                    failed(failure);
                }
            });
        }
    }

    /** Gives up everything that is still waiting for an answer on this connection. */
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    void close() {
        connection.closeAsync();
    }

    /**
     * Combines simultaneous requests of one caller into one call to Redis, so that they do not get in each other's way.
     */
    private AsyncBucketProxy bucket(BucketKey key) {
        BucketConfiguration configuration =
                BucketConfiguration.builder().addLimit(key.rate().bandwidth()).build();
        return manager.builder()
                .withOptimization(Optimizations.batching())
                .build(key.name(), () -> CompletableFuture.completedFuture(configuration));
    }
}
