package io.gatehouse.stocks.split;

import static io.gatehouse.stocks.Sql.get;
import static io.gatehouse.stocks.Sql.query;
import static io.gatehouse.stocks.Sql.update;

import io.gatehouse.stocks.imports.InvalidImportException;
import io.gatehouse.stocks.imports.Transactions;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Imports a file in one transaction: all of its splits, or none if any line is wrong. */
@Singleton
final class SplitImport {

    /**
     * Locks symbols in the same order as every other import, so that two imports may wait for each other but never
     * deadlock.
     */
    private static final String LOCK_SYMBOLS =
            "select symbol from stocks_symbol where symbol = any($1) order by symbol for update";

    private static final String MERGE = """
            insert into stocks_split (symbol, date, new_shares, old_shares)
            select * from unnest($1::text[], $2::date[], $3::integer[], $4::integer[])
                on conflict (symbol, date) do update
               set new_shares = excluded.new_shares, old_shares = excluded.old_shares""";

    /** One share for one is no split: it was sent to remove what was stored for its day. */
    private static final String REMOVE_UNSPLIT =
            "delete from stocks_split where symbol = any($1) and new_shares = old_shares";

    private static final String CHANGE_VERSIONS = """
            update stocks_symbol
               set version = version + 1, changed_at = clock_timestamp()
             where symbol = any($1)""";

    /**
     * The most splits per symbol. Every bar of an adjusted series is multiplied by all later ones, which makes numbers
     * of six times as many digits; no real symbol has had more than a few dozen.
     */
    private static final int MOST = 100;

    private static final String TOO_MANY = """
            select symbol from stocks_split
             where symbol = any($1)
             group by symbol
            having count(*) > $2""";

    /** Where every day begins first: what is still to come there has come nowhere. */
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    private final Transactions transactions;
    private final Clock clock;

    SplitImport(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Imports the file in these pieces.
     *
     * @return what was stored, or an error of {@link InvalidImportException}
     */
    Mono<ImportedSplits> run(Flux<byte[]> pieces) {
        SplitFile file = new SplitFile(LocalDate.now(clock.withZone(EARLIEST)));
        return pieces.doOnNext(file::take)
                .then(Mono.fromRunnable(file::end))
                .then(Mono.defer(() -> transactions.run(connection -> store(file, connection))));
    }

    private static Mono<ImportedSplits> store(SplitFile file, Connection connection) {
        List<String> symbols = file.symbols();
        return found(statement(LOCK_SYMBOLS, symbols, connection))
                .map(file::valid)
                .flatMap(splits -> update(merge(splits, connection))
                        .then(update(statement(REMOVE_UNSPLIT, symbols, connection)))
                        .then(tooMany(symbols, connection))
                        .doOnNext(full -> file.checkRoom(full, MOST))
                        .then(update(statement(CHANGE_VERSIONS, symbols, connection)))
                        .thenReturn(new ImportedSplits(splits.size(), symbols.size())));
    }

    /** The symbols that now have too many, in which case the transaction is not kept. */
    private static Mono<Set<String>> tooMany(List<String> symbols, Connection connection) {
        return found(statement(TOO_MANY, symbols, connection).bind("$2", MOST));
    }

    private static Mono<Set<String>> found(Statement statement) {
        return query(statement, row -> get(row, 0, String.class)).collectList().map(HashSet::new);
    }

    private static Statement statement(String sql, List<String> symbols, Connection connection) {
        return connection.createStatement(sql).bind("$1", symbols.toArray(String[]::new));
    }

    private static Statement merge(Collection<Split> splits, Connection connection) {
        return connection
                .createStatement(MERGE)
                .bind("$1", column(splits, Split::symbol, String[]::new))
                .bind("$2", column(splits, Split::date, LocalDate[]::new))
                .bind("$3", column(splits, split -> split.ratio().newShares(), Integer[]::new))
                .bind("$4", column(splits, split -> split.ratio().oldShares(), Integer[]::new));
    }

    private static <T> T[] column(Collection<Split> splits, Function<Split, T> value, IntFunction<T[]> array) {
        return splits.stream().map(value).toArray(array);
    }
}
