package io.gatehouse.stocks.imports;

import static io.gatehouse.stocks.Sql.thenClose;

import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Wrapped;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs work in transactions, so that it is stored completely or not at all, whatever ends it: an error, a caller who
 * leaves, a lost connection. Each statement sees what was committed before it began, so that work that had to wait for
 * a lock sees what it waited for.
 */
@Singleton
public final class Transactions {

    /** More than enough for a rollback. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

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
                Transactions::rollBackAndClose);
    }

    /** On a lost connection this fails, too; the database then rolls back by itself, and the original error is kept. */
    private static Publisher<Void> rollBackAndClose(Connection connection) {
        return Flux.concatDelayError(rollBack(connection), connection.close()).onErrorComplete();
    }

    /** Closes a connection that cannot even roll back, so that the database notices and the pool does not reuse it. */
    private static Mono<Void> rollBack(Connection connection) {
        return Mono.from(connection.rollbackTransaction())
                .timeout(PATIENCE)
                .onErrorResume(lost -> Mono.from(unwrapped(connection).close()).timeout(PATIENCE));
    }

    private static Closeable unwrapped(Connection connection) {
        return Objects.requireNonNull((Closeable) ((Wrapped<?>) connection).unwrap());
    }
}
