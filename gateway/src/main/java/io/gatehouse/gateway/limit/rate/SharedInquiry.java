package io.gatehouse.gateway.limit.rate;

import io.github.bucket4j.ConsumptionProbe;
import io.netty.channel.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.MonoSink;

/**
 * Asks Redis on behalf of one request. If Redis does not answer in time, the request is counted in memory. The result
 * arrives on the request's own event loop.
 */
final class SharedInquiry implements Runnable {

    private final SharedBuckets shared;
    private final BucketKey key;
    private final EventLoop loop;
    private final Buckets buckets;
    private final MonoSink<Verdict> asker;
    private final CompletableFuture<ConsumptionProbe> answer;
    private boolean over;

    SharedInquiry(SharedBuckets shared, BucketKey key, EventLoop loop, Buckets buckets, MonoSink<Verdict> asker) {
        this.shared = shared;
        this.key = key;
        this.loop = loop;
        this.buckets = buckets;
        this.asker = asker;
        this.answer = shared.take(key);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what it comes to is told
    void await() {
        Future<?> patience = loop.schedule(this, shared.timeout().toNanos(), TimeUnit.NANOSECONDS);
        answer.whenComplete((probe, failure) -> loop.execute(() -> {
            patience.cancel(false);
            if (failure == null) {
                end(new Verdict(probe, false));
            } else if (!over) {
                shared.failed(failure);
                end(buckets.fallback(key));
            }
        }));
    }

    /** The time is over. If only the event loop was too busy, the answer is already here and is handled next. */
    @Override
    public void run() {
        if (!answer.isDone()) {
            end(buckets.fallback(key));
            shared.late();
        }
    }

    private void end(Verdict verdict) {
        if (!over) {
            over = true;
            asker.success(verdict);
        }
    }
}
