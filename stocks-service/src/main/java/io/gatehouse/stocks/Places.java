package io.gatehouse.stocks;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.Pool;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;

/** Places for long work. One caller gets a third of them at most, so that nobody alone can take them all. */
final class Places {

    /** As long as for a connection itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final int most;
    private final int mostOfOne;
    private final InstrumentedPool<Object> everyones;
    private final Map<String, Share> shares = new ConcurrentHashMap<>();

    Places(int most) {
        this.most = most;
        this.mostOfOne = Math.max(1, most / 3);
        this.everyones = pool(most);
    }

    /**
     * Runs this work once there is a place; an error of {@link OwnPlacesTakenException} or {@link PlacesTakenException}
     * if there is none.
     */
    <T> Flux<T> in(String caller, Supplier<Publisher<T>> work) {
        return Flux.using(() -> begin(caller), share -> inOwn(share, work), share -> end(caller));
    }

    /** A place of the caller's own comes first: whoever waits for one of those takes none from others. */
    private <T> Flux<T> inOwn(Share share, Supplier<Publisher<T>> work) {
        return in(share.places, () -> new OwnPlacesTakenException(mostOfOne), () -> inEveryones(work));
    }

    private <T> Flux<T> inEveryones(Supplier<Publisher<T>> work) {
        return in(everyones, () -> new PlacesTakenException(most), work);
    }

    private static <T> Flux<T> in(Pool<Object> places, Supplier<Throwable> none, Supplier<Publisher<T>> work) {
        Mono<PooledRef<Object>> place = places.acquire(PATIENCE).onErrorMap(TimeoutException.class, late -> none.get());
        return Flux.usingWhen(place, taken -> work.get(), PooledRef::release);
    }

    /** How many are taken. */
    int taken() {
        return everyones.metrics().acquiredSize();
    }

    /** How many there are. */
    int most() {
        return most;
    }

    private Share begin(String caller) {
        return shares.compute(caller, (name, share) -> share == null ? new Share(1, pool(mostOfOne)) : share.with(1));
    }

    private void end(String caller) {
        shares.computeIfPresent(caller, (name, share) -> share.users == 1 ? null : share.with(-1));
    }

    private static InstrumentedPool<Object> pool(int most) {
        return PoolBuilder.from(Mono.fromSupplier(Object::new))
                .sizeBetween(0, most)
                .buildPool();
    }

    /**
     * The places of one caller, kept as long as anyone uses them.
     *
     * @param users how much work of the caller's has a place or waits for one
     */
    private record Share(int users, Pool<Object> places) {

        Share with(int more) {
            return new Share(users + more, places);
        }
    }
}
