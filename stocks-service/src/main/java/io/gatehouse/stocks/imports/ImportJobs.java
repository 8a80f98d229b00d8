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
    private final ImportSettings settings;

    ImportJobs(ConnectionFactory connections, ImportSettings settings) {
        this.connections = connections;
        this.settings = settings;
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

    /** The import with this id, as seen by this connection. */
    static Mono<ImportJob> find(Connection connection, String owner, UUID id) {
        Statement statement = connection.createStatement(FIND + " and id = $2");
        return query(statement.bind("$1", owner).bind("$2", id), ImportJobs::job)
                .singleOrEmpty();
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
