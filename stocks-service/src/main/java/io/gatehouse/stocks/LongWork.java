package io.gatehouse.stocks;

import io.gatehouse.shared.database.DatabaseSettings;
import io.gatehouse.stocks.ReadConnections.ReplicaSettings;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.exceptions.ConfigurationException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.pool.Pool;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;

/**
 * Limits work that holds a database connection for as long as its caller likes: answers that are read slowly and
 * uploads that are sent slowly. There are fewer places for it than connections, so that short work always finds one.
 */
@Context // too few connections stop the start
public final class LongWork {

    private static final int LEAST_CONNECTIONS = 2;

    /** As long as for a connection itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final int most;
    private final Pool<Object> uploads;
    private final Pool<Object> answers;

    LongWork(DatabaseSettings database, ReplicaSettings replica) {
        this.most = placesAmong(database.connections());
        this.uploads = places();
        this.answers = replica.host().isBlank() ? uploads : places();
    }

    /**
     * Runs this work for an answer once there is a place; an error of {@link PlacesTakenException} if there is none.
     */
    public <T> Flux<T> answer(Supplier<Publisher<T>> work) {
        return in(answers, work);
    }

    /** Runs this work for an upload in the same way. */
    public <T> Mono<T> upload(Supplier<Publisher<T>> work) {
        return in(uploads, work).singleOrEmpty();
    }

    private <T> Flux<T> in(Pool<Object> places, Supplier<Publisher<T>> work) {
        Mono<PooledRef<Object>> place =
                places.acquire(PATIENCE).onErrorMap(TimeoutException.class, late -> new PlacesTakenException(most));
        return Flux.usingWhen(place, taken -> work.get(), PooledRef::release);
    }

    private Pool<Object> places() {
        return PoolBuilder.from(Mono.fromSupplier(Object::new))
                .sizeBetween(0, most)
                .buildPool();
    }

    /** Leaves a quarter of the connections for everything else, and at least one. */
    private static int placesAmong(int connections) {
        if (connections < LEAST_CONNECTIONS) {
            throw new ConfigurationException(
                    "STOCKS_DATABASE_CONNECTIONS is %d: expected %d or more, as an import takes two"
                            .formatted(connections, LEAST_CONNECTIONS));
        }
        return connections - Math.max(1, connections / 4);
    }
}
