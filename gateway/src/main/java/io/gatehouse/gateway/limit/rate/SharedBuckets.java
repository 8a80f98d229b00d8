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
import java.util.concurrent.CompletableFuture;

/** Buckets in Redis, behind one connection. One that is full again disappears there by itself. */
final class SharedBuckets {

    /** For clocks of replicas that are not quite the same. */
    private static final Duration KEPT_LONGER = Duration.ofSeconds(10);

    private final Redis redis;
    private final StatefulRedisConnection<byte[], byte[]> connection;
    private final AsyncProxyManager<byte[]> manager;
    private final Cache<BucketKey, AsyncBucketProxy> buckets;

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

    /** How long a request waits for an answer. */
    Duration timeout() {
        return redis.timeout();
    }

    /** There was none, or none in time. */
    void failed(Throwable reason) {
        redis.lost(this, reason);
    }

    /** Nothing that was asked on this connection is waited for any longer. */
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    void close() {
        connection.closeAsync();
    }

    /** One caller's requests at the same time are taken to Redis together, instead of in each other's way. */
    private AsyncBucketProxy bucket(BucketKey key) {
        BucketConfiguration configuration =
                BucketConfiguration.builder().addLimit(key.rate().bandwidth()).build();
        return manager.builder()
                .withOptimization(Optimizations.batching())
                .build(key.name(), () -> CompletableFuture.completedFuture(configuration));
    }
}
