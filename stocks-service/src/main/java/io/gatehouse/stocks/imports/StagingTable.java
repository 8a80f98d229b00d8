package io.gatehouse.stocks.imports;

import io.gatehouse.stocks.Sql;
import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The rows of one import before they are merged, in a temporary table that lasts as long as the transaction. It lets
 * the database find faults that only appear when all rows are there, and no row that anyone reads is locked before the
 * whole file has arrived.
 */
final class StagingTable {

    /**
     * A new table for each transaction: only a commit empties it, so a permanent one would keep the rows of refused
     * files.
     */
    private static final String CREATE = """
            create temporary table import_rows (
                line bigint, symbol text collate "C", date date,
                open numeric, high numeric, low numeric, close numeric, volume bigint
            ) on commit drop""";

    private static final String COPY =
            "copy import_rows (line, symbol, date, open, high, low, close, volume) from stdin";

    /** The first duplicates and how many there are, since a file may repeat itself in every line. */
    private static final String REPETITIONS = """
            select line, earlier, count(*) over () from (
                select line, lag(line) over (partition by symbol, date order by line) as earlier
                  from import_rows) lines
             where earlier is not null
             order by line
             limit\s""" + Faults.MOST_LISTED;

    /**
     * Locks the symbols first, and in order: of two imports of one symbol, the second waits here until the first is
     * done, and they never wait for each other. A row that was locked is read again as committed.
     */
    private static final String LOCK_SYMBOLS = """
            insert into stocks_symbol as known (symbol, first, last, bars, version, changed_at)
            select symbol, min(date), max(date), count(*), 1, clock_timestamp()
              from import_rows
             group by symbol
             order by symbol
                on conflict (symbol) do update
               set first = least(known.first, excluded.first),
                   last = greatest(known.last, excluded.last),
                   bars = known.bars + excluded.bars,
                   version = known.version + 1,
                   changed_at = clock_timestamp()""";

    /** A symbol in its first version has no bars yet. */
    private static final String REMOVE_REPLACED = """
            with replaced as (
                delete from stocks_ohlcv bar
                 using import_rows row
                 where bar.symbol = row.symbol and bar.date = row.date
                   and row.symbol in (select symbol from stocks_symbol where version > 1)
             returning bar.symbol)
            update stocks_symbol known
               set bars = known.bars - gone.bars
              from (select symbol, count(*) as bars from replaced group by symbol) gone
             where known.symbol = gone.symbol""";

    /** Half the work of an insert that looks for conflicts, and in the order of the key, in which it will be read. */
    private static final String ADD_BARS = """
            insert into stocks_ohlcv (symbol, date, open, high, low, close, volume)
            select symbol, date, open, high, low, close, volume
              from import_rows
             order by symbol, date""";

    /**
     * Updates the time once more at the end, so that whoever read in between does not take this data for what was there
     * before.
     */
    private static final String TELL_WHEN = """
            update stocks_symbol
               set changed_at = clock_timestamp()
             where symbol in (select symbol from import_rows)""";

    private static final String COUNT = "select count(*), count(distinct symbol) from import_rows";

    private final Connection connection;

    StagingTable(Connection connection) {
        this.connection = connection;
    }

    Mono<Void> create() {
        return update(CREATE).then();
    }

    /**
     * Fills it with these rows of {@link CopyText}, as fast as the database takes them. If reading them fails, the rows
     * end early, so that the transaction can still be used, and the failure is passed on afterwards.
     */
    Mono<Void> fill(Flux<ByteBuf> rows) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Flux<ByteBuf> readable = rows.doOnError(failure::set).onErrorComplete();
        return postgresql()
                .copyIn(COPY)
                .fromMany(readable.map(Mono::just)) // each a message of its own: the driver collects what goes into one
                .build()
                .then(Mono.defer(() -> failure.get() == null ? Mono.empty() : Mono.error(failure.get())));
    }

    private PostgresqlConnection postgresql() {
        return Objects.requireNonNull(((Wrapped<?>) connection).unwrap(PostgresqlConnection.class));
    }

    /** The first of the lines whose symbol and date occur in an earlier line. */
    Flux<Repetition> repetitions() {
        return query(REPETITIONS, row -> new Repetition(number(row, 0), number(row, 1), number(row, 2)));
    }

    /** Moves the rows to the table of bars, replacing those with the same symbol and date. */
    Mono<Imported> merge() {
        return update(LOCK_SYMBOLS)
                .then(update(REMOVE_REPLACED))
                .then(update(ADD_BARS))
                .then(update(TELL_WHEN))
                .then(query(COUNT, row -> new Imported(number(row, 0), number(row, 1)))
                        .single());
    }

    private Mono<Long> update(String sql) {
        return Sql.update(statement(sql));
    }

    private <T> Flux<T> query(String sql, Function<Readable, T> row) {
        return Sql.query(statement(sql), row);
    }

    /**
     * Without a fetch size the driver does not prepare the statement: a prepared statement without parameters would
     * keep the plan that was best for the first file on its connection.
     */
    private Statement statement(String sql) {
        return connection.createStatement(sql).fetchSize(0);
    }

    private static long number(Readable row, int column) {
        return Sql.get(row, column, Long.class);
    }

    /**
     * A line with the same symbol and date as an earlier one.
     *
     * @param line its number
     * @param earlier the number of the earlier line
     * @param all how many such lines the file has
     */
    record Repetition(long line, long earlier, long all) {

        String reason() {
            return "symbol and date are those of line " + earlier + ": expected once";
        }
    }
}
