package io.gatehouse.stocks;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.Objects;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs statements, reads their rows, and ends transactions. */
public final class Sql {

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

    /** The value of a column that is never null. */
    public static <T> T get(Readable row, int column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }

    /** The same by the column's name. */
    public static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
