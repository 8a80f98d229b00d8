package io.gatehouse.gateway.limit.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;

/**
 * Buckets in this gateway's memory. A bucket that was not used for a whole period is full again, and can be dropped.
 */
@Singleton
final class LocalBuckets {

    private final Cache<BucketKey, Bucket> buckets;

    LocalBuckets(RateLimitSettings settings) {
        buckets = Caffeine.newBuilder()
                .executor(Runnable::run) // its upkeep takes less than to wake a thread for it
                .maximumSize(settings.callers())
                .expireAfter(Expiry.<BucketKey, Bucket>accessing(
                        (key, bucket) -> key.rate().per()))
                .build();
    }

    ConsumptionProbe take(BucketKey key) {
        return buckets.get(key, LocalBuckets::full).tryConsumeAndReturnRemaining(1);
    }

    private static Bucket full(BucketKey key) {
        return Bucket.builder()
                .addLimit(key.rate().bandwidth())
                .withNanosecondPrecision()
                .build();
    }
}
