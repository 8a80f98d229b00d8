package io.gatehouse.gateway.limit.rate;

import io.gatehouse.gateway.metric.Meters;
import io.micrometer.core.instrument.Counter;
import io.netty.channel.EventLoop;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Takes tokens from callers' buckets: in Redis if it is configured and answers, otherwise in memory. */
@Singleton
final class Buckets {

    private final LocalBuckets local;
    private final @Nullable Redis redis;
    private final Counter fallbacks;

    Buckets(LocalBuckets local, @Nullable Redis redis, Meters meters) {
        this.local = local;
        this.redis = redis;
        this.fallbacks = meters.counter("gateway.limit.fallbacks");
    }

    /** The buckets in Redis, or null if those in memory are to be used. */
    @Nullable SharedBuckets shared() {
        return redis == null ? null : redis.buckets();
    }

    /** Takes from a bucket in memory. */
    Verdict take(BucketKey key) {
        return redis == null ? new Verdict(local.take(key), false) : fallback(key);
    }

    /** Takes from a bucket in Redis, or in memory if that takes too long; the result arrives on this event loop. */
    Mono<Verdict> take(SharedBuckets shared, BucketKey key, EventLoop loop) {
        return Mono.create(asker -> new SharedInquiry(shared, key, loop, this, asker).await());
    }

    /** Takes from a bucket in memory because Redis does not answer. */
    Verdict fallback(BucketKey key) {
        fallbacks.increment();
        return new Verdict(local.take(key), true);
    }
}
