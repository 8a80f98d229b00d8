package io.gatehouse.stocks.timeseries;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * The stored bars, row by row as the reader asks for them: the database sends no more than the data source's fetch
 * size ahead. A mapped repository would gather every row of the answer first.
 */
@Singleton
public final class BarRepository {

    private final Snapshot snapshot;

    BarRepository(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * The rows as they are written in this format, symbol after symbol over one connection. The database writes them:
     * that is as quick as its own export, and numbers need not be read here to be written again.
     */
    Flux<String> rows(DataVersion version, BarQuery query, Format format) {
        String sql = query.select(format.row(query.columns()).sql(query.texts()));
        return snapshot.read(version, connection -> Flux.fromIterable(version.names())
                .concatMap(symbol -> execute(connection, query, sql, symbol, row -> get(row, 0, String.class)), 1));
    }

    /** The same rows to compute with. */
    public Flux<Prices> prices(DataVersion version, BarQuery query) {
        String sql = query.select(String.join(", ", query.values()) + ", " + query.last());
        return snapshot.read(version, connection -> Flux.fromIterable(version.names())
                .concatMap(symbol -> execute(connection, query, sql, symbol, BarRepository::prices), 1));
    }

    private static <T> Flux<T> execute(
            Connection connection, BarQuery query, String sql, String symbol, Function<Readable, T> row) {
        return Flux.from(query.bind(connection, sql, symbol).execute()).concatMap(result -> result.map(row));
    }

    private static Prices prices(Readable row) {
        return new Prices(
                get(row, 1, LocalDate.class),
                get(row, 7, LocalDate.class),
                get(row, 2, BigDecimal.class),
                get(row, 3, BigDecimal.class),
                get(row, 4, BigDecimal.class),
                get(row, 5, BigDecimal.class),
                new BigDecimal(get(row, 6, Number.class).toString()));
    }

    private static <T> T get(Readable row, int column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
