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
 * An import as the one who does it sees it: nobody else can claim it before the transaction ends, however it ends.
 *
 * @param id names it
 * @param parts in how many pieces its file is
 */
record ClaimedImport(UUID id, int parts) {

    /** Of all replicas one at a time has this lock, whose number is nobody else's, for as long as its transaction lasts. */
    private static final String TURN = "select pg_try_advisory_xact_lock('stocks_import'::regclass::bigint)";

    /**
     * The oldest of its owner, so that a newer file is never replaced by an older one; of those the oldest that does not rest
     * after it was interrupted. Asked after the lock, since one that is being done looks like one that rests.
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

    /** The one that is next, for as long as this transaction lasts; empty if there is none, or another replica does one. */
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

    /** Says on another connection, so that it stays true after a crash, that it is begun; how often it was by now. */
    Mono<Integer> begin(Connection beside) {
        return query(statement(beside, BEGIN), row -> get(row, 0, Integer.class))
                .single();
    }

    /** Says there how far it is. */
    Mono<Long> report(Connection beside, long lines) {
        return update(statement(beside, REPORT).bind("$2", lines));
    }

    /** Its file, read on another connection a piece at a time. */
    Flux<byte[]> file(Connection beside) {
        return Flux.range(0, parts).concatMap(part -> part(beside, part), 1);
    }

    /** In the transaction that has stored its rows: both become true at once. */
    Mono<Void> done(Connection transaction, Imported imported) {
        return update(statement(transaction, DONE).bind("$2", imported.rows()).bind("$3", imported.symbols()))
                .then(forgetParts(transaction));
    }

    /** For good: its file is wrong. */
    Mono<Void> failed(Connection transaction, InvalidImportException invalid) {
        return fail(transaction, invalid.detail(), invalid.faults()).then(forgetParts(transaction));
    }

    /** Its file may be right, and stays there as long as the import can be asked for. */
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
