package io.gatehouse.stocks.imports;

import static io.gatehouse.stocks.Sql.get;
import static io.gatehouse.stocks.Sql.query;
import static io.gatehouse.stocks.Sql.update;

import io.gatehouse.shared.error.Problem.Fault;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The background imports, as callers see them: everyone only their own. */
@Singleton
final class ImportJobs {

    private static final int MOST_LISTED = 100;

    private static final String FORGET =
            "delete from stocks_import where finished_at < clock_timestamp() - $1::interval";

    private static final String UNFINISHED =
            "select count(*) from stocks_import where owner = $1 and finished_at is null";

    private static final String ADD = "insert into stocks_import (owner, bytes, parts) values ($1, 0, 0) returning id";

    private static final String ADD_PART =
            "insert into stocks_import_part (import_id, number, bytes) values ($1, $2, $3)";

    private static final String MEASURE = """
            update stocks_import job
               set bytes = coalesce(part.bytes, 0), parts = part.count, received_at = clock_timestamp()
              from (select sum(length(bytes)) as bytes, count(*) as count
                      from stocks_import_part where import_id = $1) part
             where id = $1""";

    private static final String FIND = """
            select id, received_at, started_at, finished_at, coalesce(attempts, 0) as attempts, bytes,
                   coalesce(lines, 0) as lines, rows, symbols, failure, faulty_lines, faulty_reasons,
                   case when failure is not null then 'failed'
                        when finished_at is not null then 'done'
                        when started_at is not null then 'running'
                        else 'waiting'
                   end as state
              from stocks_import left join stocks_import_progress on import_id = id
             where owner = $1""";

    private final ConnectionFactory connections;
    private final Transactions transactions;
    private final ImportSettings settings;

    ImportJobs(ConnectionFactory connections, Transactions transactions, ImportSettings settings) {
        this.connections = connections;
        this.transactions = transactions;
        this.settings = settings;
    }

    /**
     * Stores a file piece by piece; once that has completed, it will be imported whatever happens.
     *
     * @return an error of {@link TooManyImportsException}, before any piece is read, if the owner has too many
     */
    Mono<ImportJob> add(String owner, Flux<byte[]> pieces) {
        return forget().then(Mono.defer(() -> unfinished(owner)))
                .filter(unfinished -> unfinished < settings.unfinished())
                .switchIfEmpty(Mono.error(() -> new TooManyImportsException(settings.unfinished())))
                .then(transactions.run(connection -> store(connection, owner, pieces)));
    }

    private static Mono<ImportJob> store(Connection connection, String owner, Flux<byte[]> pieces) {
        return uuid(connection.createStatement(ADD).bind("$1", owner)).flatMap(id -> addParts(connection, id, pieces)
                .then(update(connection.createStatement(MEASURE).bind("$1", id)))
                .then(find(connection, owner, id)));
    }

    /** Those being sent at this moment are not counted; how many they can be is limited by {@code LongWork}. */
    private Mono<Long> unfinished(String owner) {
        return Mono.usingWhen(
                connections.create(),
                connection -> query(
                                connection.createStatement(UNFINISHED).bind("$1", owner),
                                row -> get(row, 0, Long.class))
                        .single(),
                Connection::close);
    }

    /** The import with this id; empty if there is none, or it belongs to somebody else. */
    Mono<ImportJob> find(String owner, UUID id) {
        return Mono.usingWhen(connections.create(), connection -> find(connection, owner, id), Connection::close);
    }

    /** The latest ones, newest first. */
    Flux<ImportJob> list(String owner) {
        String sql = FIND + " order by received_at desc, id limit " + MOST_LISTED;
        return Flux.usingWhen(
                connections.create(),
                connection -> query(connection.createStatement(sql).bind("$1", owner), ImportJobs::job),
                Connection::close);
    }

    /**
     * Removes those that were finished long ago. Runs in a transaction of its own: it locks what it removes, and a
     * transaction that stores a file lasts as long as its caller sends.
     */
    Mono<Long> forget() {
        return Mono.usingWhen(connections.create(), this::forget, Connection::close);
    }

    private Mono<Long> forget(Connection connection) {
        return update(
                connection.createStatement(FORGET).bind("$1", settings.kept().toString()));
    }

    private static Mono<Long> addParts(Connection connection, UUID id, Flux<byte[]> pieces) {
        return pieces.index()
                .concatMap(
                        part -> update(connection
                                .createStatement(ADD_PART)
                                .bind("$1", id)
                                .bind("$2", part.getT1().intValue())
                                .bind("$3", part.getT2())),
                        1)
                .count();
    }

    private static Mono<ImportJob> find(Connection connection, String owner, UUID id) {
        Statement statement = connection.createStatement(FIND + " and id = $2");
        return query(statement.bind("$1", owner).bind("$2", id), ImportJobs::job)
                .singleOrEmpty();
    }

    private static Mono<UUID> uuid(Statement statement) {
        return query(statement, row -> get(row, 0, UUID.class)).single();
    }

    private static ImportJob job(Readable row) {
        return new ImportJob(
                get(row, "id", UUID.class),
                get(row, "state", String.class),
                get(row, "received_at", Instant.class),
                row.get("started_at", Instant.class),
                row.get("finished_at", Instant.class),
                get(row, "attempts", Integer.class),
                get(row, "bytes", Long.class),
                get(row, "lines", Long.class),
                row.get("rows", Long.class),
                row.get("symbols", Long.class),
                row.get("failure", String.class),
                faults(get(row, "faulty_lines", Long[].class), get(row, "faulty_reasons", String[].class)));
    }

    private static List<Fault> faults(Long[] lines, String[] reasons) {
        return IntStream.range(0, lines.length)
                .mapToObj(fault -> new Fault(lines[fault], reasons[fault]))
                .toList();
    }
}
