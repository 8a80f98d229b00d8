package io.gatehouse.stocks;

import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs statements, reads their rows, and ends transactions. */
public final class Sql {

    /** More than enough for a rollback. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Sql() {}

    /** The rows that this statement returns, in order. */
    public static <T> Flux<T> query(Statement statement, Function<Readable, T> row) {
        return Flux.from(statement.execute()).concatMap(result -> result.map(row));
    }

    /** Runs this statement, and returns how many rows it changed. */
    public static Mono<Long> update(Statement statement) {
        return Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).last(0L);
    }

    /** Ends a transaction, and closes its connection in any case. */
    public static Publisher<Void> thenClose(Publisher<Void> end, Connection connection) {
        return Flux.concatDelayError(end, connection.close());
    }

    /** Does the same with a rollback. On a lost connection the database rolls back by itself, and the first error is kept. */
    public static Publisher<Void> rollBackAndClose(Connection connection) {
        return Flux.from(thenClose(rollBack(connection), connection)).onErrorComplete();
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

    /** The value of a column that is never null. */
    public static <T> T get(Readable row, int column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }

    /** The same by the column's name. */
    public static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
