package io.gatehouse.stocks.imports;

import static io.gatehouse.stocks.Sql.get;
import static io.gatehouse.stocks.Sql.query;
import static io.gatehouse.stocks.Sql.update;

import io.gatehouse.shared.error.Problem.Fault;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A background import that this replica has claimed: no other can claim it before the transaction ends, however it
 * ends.
 *
 * @param id its id
 * @param parts the number of pieces its file is stored in
 */
record ClaimedImport(UUID id, int parts) {

    /**
     * Takes a lock that one replica at a time can hold, until its transaction ends. Its number is arbitrary, but used
     * for nothing else.
     */
    private static final String TURN = "select pg_try_advisory_xact_lock('stocks_import'::regclass::bigint)";

    /**
     * Of each owner only the oldest import is considered, so that a newer file is never replaced by an older one; of
     * those, the oldest that is not waiting for its next attempt. Runs after the lock is taken, because an import in
     * progress looks like one that waits.
     */
    private static final String CLAIM = """
            select id, parts from stocks_import
             where id = (
               select id
                 from (select distinct on (owner) id, received_at
                         from stocks_import
                        where finished_at is null
                        order by owner, received_at, id) oldest
                where not exists (
                   select from stocks_import_progress
                    where import_id = id
                      and attempts < $1
                      and clock_timestamp() < started_at + attempts * attempts * $2::interval)
                order by received_at, id
                limit 1)
               for no key update skip locked""";

    private static final String BEGIN = """
            insert into stocks_import_progress as progress (import_id, attempts, started_at, lines)
            values ($1, 1, clock_timestamp(), 0)
                on conflict (import_id) do update
               set attempts = progress.attempts + 1, started_at = clock_timestamp(), lines = 0
            returning attempts""";

    private static final String REPORT = "update stocks_import_progress set lines = $2 where import_id = $1";

    private static final String PART = "select bytes from stocks_import_part where import_id = $1 and number = $2";

    private static final String DONE =
            "update stocks_import set finished_at = clock_timestamp(), rows = $2, symbols = $3 where id = $1";

    private static final String FAILED = """
            update stocks_import
               set finished_at = clock_timestamp(), failure = $2, faulty_lines = $3, faulty_reasons = $4
             where id = $1""";

    private static final String FORGET_PARTS = "delete from stocks_import_part where import_id = $1";

    /** Claims the next import for this transaction; empty if there is none, or another replica is at work. */
    static Mono<ClaimedImport> next(Connection transaction, ImportSettings settings) {
        return query(transaction.createStatement(TURN), row -> get(row, 0, Boolean.class))
                .filter(ours -> ours)
                .concatMap(ours -> claim(transaction, settings))
                .singleOrEmpty();
    }

    private static Flux<ClaimedImport> claim(Connection transaction, ImportSettings settings) {
        Statement claim = transaction
                .createStatement(CLAIM)
                .bind("$1", settings.attempts())
                .bind("$2", settings.retryDelay().toString());
        return query(claim, row -> new ClaimedImport(get(row, 0, UUID.class), get(row, 1, Integer.class)));
    }

    /**
     * Records, on another connection so that it survives a crash, that an attempt begins; returns how many there have
     * been.
     */
    Mono<Integer> begin(Connection beside) {
        return query(statement(beside, BEGIN), row -> get(row, 0, Integer.class))
                .single();
    }

    /** Records its progress on that connection. */
    Mono<Long> report(Connection beside, long lines) {
        return update(statement(beside, REPORT).bind("$2", lines));
    }

    /** Its file, read piece by piece on another connection. */
    Flux<byte[]> file(Connection beside) {
        return Flux.range(0, parts).concatMap(part -> part(beside, part), 1);
    }

    /** Marks it as done, in the transaction that has stored its rows, so that both become visible together. */
    Mono<Void> done(Connection transaction, Imported imported) {
        return update(statement(transaction, DONE).bind("$2", imported.rows()).bind("$3", imported.symbols()))
                .then(forgetParts(transaction));
    }

    /** Marks it as failed for good, because its file is invalid. */
    Mono<Void> failed(Connection transaction, InvalidImportException invalid) {
        return fail(transaction, invalid.detail(), invalid.faults()).then(forgetParts(transaction));
    }

    /** Marks it as given up. Its file may be valid, and is kept as long as the import is. */
    Mono<Void> givenUp(Connection transaction, String failure) {
        return fail(transaction, failure, List.of()).then();
    }

    private Mono<Long> fail(Connection transaction, String failure, List<Fault> faults) {
        return update(statement(transaction, FAILED)
                .bind("$2", failure)
                .bind("$3", faults.stream().map(Fault::line).toArray(Long[]::new))
                .bind("$4", faults.stream().map(Fault::reason).toArray(String[]::new)));
    }

    private Mono<byte[]> part(Connection beside, int part) {
        return query(statement(beside, PART).bind("$2", part), row -> get(row, 0, byte[].class))
                .single();
    }

    private Mono<Void> forgetParts(Connection transaction) {
        return update(statement(transaction, FORGET_PARTS)).then();
    }

    private Statement statement(Connection connection, String sql) {
        return connection.createStatement(sql).bind("$1", id);
    }
}
