package io.gatehouse.stocks;

import io.gatehouse.shared.database.DatabaseSettings;
import io.gatehouse.shared.database.PoolMeters;
import io.gatehouse.stocks.ReadConnections.ReplicaSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.exceptions.ConfigurationException;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Limits work that holds a database connection for as long as its caller likes: answers that are read slowly and
 * uploads that are sent slowly. There are fewer places for it than connections, so that short work always finds one.
 */
@Context // too few connections stop the start
public final class LongWork implements MeterBinder {

    private static final int LEAST_CONNECTIONS = 3;

    private final Places uploads;
    private final Places answers;

    LongWork(DatabaseSettings database, ReplicaSettings replica) {
        int most = placesAmong(database.connections());
        this.uploads = new Places(most);
        this.answers = replica.host().isBlank() ? uploads : new Places(most);
    }

    /**
     * Runs this work for an answer to this caller once there is a place; an error of {@link PlacesTakenException} or
     * {@link OwnPlacesTakenException} if there is none.
     */
    public <T> Flux<T> answer(String caller, Supplier<Publisher<T>> work) {
        return answers.in(caller, work);
    }

    /** Runs this work for an upload in the same way. */
    public <T> Mono<T> upload(String caller, Supplier<Publisher<T>> work) {
        return uploads.in(caller, work).singleOrEmpty();
    }

    /** Measures the places for each pool of connections, under its name in {@link PoolMeters}. */
    @Override
    public void bindTo(MeterRegistry meters) {
        bind(meters, PoolMeters.DEFAULT, uploads);
        if (answers != uploads) {
            bind(meters, ReadConnections.REPLICA, answers);
        }
    }

    private static void bind(MeterRegistry meters, String name, Places places) {
        Gauge.builder("stocks.places.taken", places::taken).tag("name", name).register(meters);
        Gauge.builder("stocks.places.max", places::most).tag("name", name).register(meters);
    }

    /** Leaves a quarter of the connections for everything else, and at least the two that a background import takes. */
    private static int placesAmong(int connections) {
        if (connections < LEAST_CONNECTIONS) {
            throw new ConfigurationException(
                    "STOCKS_DATABASE_CONNECTIONS is %d: expected %d or more, as a background import takes two"
                            .formatted(connections, LEAST_CONNECTIONS));
        }
        return connections - Math.max(2, connections / 4);
    }
}
