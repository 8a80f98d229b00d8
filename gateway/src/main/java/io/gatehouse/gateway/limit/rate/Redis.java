package io.gatehouse.gateway.limit.rate;

import io.gatehouse.gateway.metric.Meters;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects to Redis, and says whether it can be used. After a failure it is not used until a background check has taken
 * from a bucket over a new connection, because a hanging connection may take a quarter of an hour to fail.
 */
@Singleton
@Requires(beans = RedisSettings.class)
final class Redis {

    private static final Logger LOG = LoggerFactory.getLogger(Redis.class);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final RedisSettings settings;
    private final RateLimitSettings limits;
    private final RedisURI uri;
    private final ClientResources resources;
    private final RedisClient client;
    private final AtomicReference<@Nullable SharedBuckets> buckets = new AtomicReference<>();
    private final AtomicBoolean reported = new AtomicBoolean();
    private volatile boolean closed;

    Redis(RedisSettings settings, RateLimitSettings limits, Meters meters) {
        this.settings = settings;
        this.limits = limits;
        this.uri = settings.uri();
        uri.setTimeout(PATIENCE); // for the first words of a connection: a minute unless it is said
        this.resources = DefaultClientResources.builder()
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .build();
        this.client = RedisClient.create(resources);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .timeoutOptions(TimeoutOptions.create()) // none: whoever asks has a timeout, of its own
                .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
                .build());
        meters.gauge("gateway.limit.shared", () -> buckets.get() == null ? 0 : 1);
    }

    /** The buckets in Redis, or null while it is away. */
    @Nullable SharedBuckets buckets() {
        return buckets.get();
    }

    Duration timeout() {
        return settings.timeout();
    }

    /** These buckets failed, or did not answer in time, and are not used any more. */
    void lost(SharedBuckets lost, Throwable reason) {
        if (buckets.compareAndSet(lost, null)) {
            away(lost, reason);
        }
    }

    @PostConstruct
    @SuppressWarnings("FutureReturnValueIgnored") // either way, the end of it is in the chain
    void connect() {
        if (closed) {
            return;
        }
        client.connectAsync(ByteArrayCodec.INSTANCE, uri)
                .toCompletableFuture()
                .thenApply(connection -> new SharedBuckets(this, connection, limits))
                .whenComplete((fresh, failure) -> {
                    if (failure == null) {
                        check(fresh);
                    } else {
                        away(null, failure);
                    }
                });
    }

    @PreDestroy
    void close() {
        closed = true;
        client.shutdown(Duration.ZERO, PATIENCE);
        resources.shutdown(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
    }

    /** The first answer may be slow, since everything is new; the second has to be as fast as requests need it. */
    @SuppressWarnings("FutureReturnValueIgnored") // as above
    private void check(SharedBuckets fresh) {
        fresh.check(PATIENCE)
                .thenCompose(first -> fresh.check(settings.timeout()))
                .whenComplete((second, failure) -> {
                    if (failure == null) {
                        found(fresh);
                    } else {
                        away(fresh, failure);
                    }
                });
    }

    private void found(SharedBuckets fresh) {
        buckets.set(fresh);
        reported.set(false);
        LOG.info("Redis answers: requests are counted there, with those of every other replica");
    }

    @SuppressWarnings("FutureReturnValueIgnored") // there is nobody to tell
    private void away(@Nullable SharedBuckets lost, Throwable reason) {
        if (reported.compareAndSet(false, true)) {
            LOG.warn(
                    "Redis does not answer: until it does, this gateway counts requests alone ({})", reason.toString());
        }
        if (lost != null) {
            lost.close();
        }
        resources
                .eventExecutorGroup()
                .schedule(this::connect, settings.retryInterval().toNanos(), TimeUnit.NANOSECONDS);
    }
}
