package io.gatehouse.stocks.imports;

import static io.gatehouse.stocks.Sql.rollBackAndClose;
import static io.gatehouse.stocks.Sql.thenClose;

import io.gatehouse.stocks.Sql;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.IsolationLevel;
import jakarta.inject.Singleton;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Runs work in transactions, so that it is stored completely or not at all, whatever ends it: an error, a caller who
 * leaves, a lost connection. Each statement sees what was committed before it began, so that work that had to wait for
 * a lock sees what it waited for.
 */
@Singleton
public final class Transactions {

    private final ConnectionFactory connections;

    Transactions(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** Runs this work in a transaction of its own; the result arrives once it is committed. */
    public <T> Mono<T> run(Function<Connection, Mono<T>> work) {
        return Mono.usingWhen(
                connections.create(),
                connection -> Mono.from(connection.beginTransaction(IsolationLevel.READ_COMMITTED))
                        .then(Mono.defer(() -> work.apply(connection))),
                connection -> thenClose(connection.commitTransaction(), connection),
                (connection, failure) -> rollBackAndClose(connection),
                Sql::rollBackAndClose);
    }
}
