package io.gatehouse.stocks.timeseries;

import static io.gatehouse.stocks.Sql.get;
import static io.gatehouse.stocks.Sql.query;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Reads stored bars as fast as the reader takes them: the database sends no more than the data source's fetch size
 * ahead. A mapped repository would collect all rows first.
 */
@Singleton
public final class BarRepository {

    /** How many chunks the database sends ahead of the reader, which are held in memory for a slow one. */
    private static final int CHUNKS_AHEAD = 8;

    private final Snapshot snapshot;

    BarRepository(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * The rows in this format, many to a chunk, symbol after symbol over one connection. The database formats and joins
     * them: numbers do not have to be parsed only to be formatted again, and the driver has work per chunk, not per
     * row.
     */
    Flux<String> chunks(String caller, DataVersion version, BarQuery query, Format format) {
        String row = format.row(query.columns()).sql(query.texts());
        String sql = query.selectJoined(row, format.between());
        return read(
                caller,
                version,
                (connection, symbol) -> query.bindJoined(connection, sql, symbol, SeriesBody.ROWS_PER_CHUNK)
                        .fetchSize(CHUNKS_AHEAD),
                chunk -> get(chunk, 1, String.class));
    }

    /** The same rows as numbers, for computing. */
    public Flux<Prices> prices(String caller, DataVersion version, BarQuery query) {
        String sql = query.select();
        return read(
                caller, version, (connection, symbol) -> query.bind(connection, sql, symbol), BarRepository::prices);
    }

    private <T> Flux<T> read(
            String caller,
            DataVersion version,
            BiFunction<Connection, String, Statement> statement,
            Function<Readable, T> row) {
        return snapshot.read(caller, version, connection -> Flux.fromIterable(version.symbols())
                .concatMap(
                        symbol -> query(
                                statement.apply(connection, symbol.name()),
                                found -> row.apply(checked(symbol.version(), found))),
                        1));
    }

    /** Checks the version in the first column. */
    private static Readable checked(long version, Readable row) {
        if (get(row, 0, Long.class) != version) {
            throw new DataChangedException();
        }
        return row;
    }

    private static Prices prices(Readable row) {
        return new Prices(
                get(row, 2, LocalDate.class),
                get(row, 8, LocalDate.class),
                get(row, 3, BigDecimal.class),
                get(row, 4, BigDecimal.class),
                get(row, 5, BigDecimal.class),
                get(row, 6, BigDecimal.class),
                new BigDecimal(get(row, 7, Number.class).toString()));
    }
}
