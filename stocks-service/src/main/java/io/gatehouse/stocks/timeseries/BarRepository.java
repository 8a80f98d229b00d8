package io.gatehouse.stocks.timeseries;

import static io.gatehouse.stocks.Sql.get;
import static io.gatehouse.stocks.Sql.query;

import io.r2dbc.spi.Readable;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import reactor.core.publisher.Flux;

/**
 * The stored bars, as the reader asks for them: the database sends no more than the data source's fetch size ahead. A
 * mapped repository would gather every row of the answer first.
 */
@Singleton
public final class BarRepository {

    /** How many chunks the database sends before it waits to be asked for more: what a slow reader holds in memory. */
    private static final int CHUNKS_AHEAD = 8;

    private final Snapshot snapshot;

    BarRepository(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * The rows as they are written in this format, many to a chunk, symbol after symbol over one connection. The database
     * writes and joins them: numbers need not be read here to be written again, and what the driver does for each row it
     * is sent, it does for each chunk.
     */
    Flux<String> chunks(DataVersion version, BarQuery query, Format format) {
        String row = format.row(query.columns()).sql(query.texts());
        String sql = query.selectJoined(row, format.between(), SeriesBody.ROWS_PER_CHUNK);
        return snapshot.read(version, connection -> Flux.fromIterable(version.names())
                .concatMap(
                        symbol -> query(
                                query.bind(connection, sql, symbol).fetchSize(CHUNKS_AHEAD),
                                chunk -> get(chunk, 0, String.class)),
                        1));
    }

    /** The same rows to compute with. */
    public Flux<Prices> prices(DataVersion version, BarQuery query) {
        String sql = query.select(String.join(", ", query.values()) + ", " + query.last());
        return snapshot.read(version, connection -> Flux.fromIterable(version.names())
                .concatMap(symbol -> query(query.bind(connection, sql, symbol), BarRepository::prices), 1));
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
}
