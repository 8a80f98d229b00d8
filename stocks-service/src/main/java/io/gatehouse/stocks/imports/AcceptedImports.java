package io.gatehouse.stocks.imports;

import static io.gatehouse.stocks.Sql.get;
import static io.gatehouse.stocks.Sql.query;
import static io.gatehouse.stocks.Sql.update;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Statement;
import jakarta.inject.Singleton;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes files in that will be imported in the background. */
@Singleton
final class AcceptedImports {

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

    private final ConnectionFactory connections;
    private final Transactions transactions;
    private final ImportJobs jobs;
    private final ImportSettings settings;

    AcceptedImports(
            ConnectionFactory connections, Transactions transactions, ImportJobs jobs, ImportSettings settings) {
        this.connections = connections;
        this.transactions = transactions;
        this.jobs = jobs;
        this.settings = settings;
    }

    /**
     * Stores a file piece by piece; once that has completed, it will be imported whatever happens.
     *
     * @return an error of {@link TooManyImportsException}, before any piece is read, if the owner has too many
     */
    Mono<ImportJob> add(String owner, Flux<byte[]> pieces) {
        return jobs.forget()
                .then(Mono.defer(() -> unfinished(owner)))
                .filter(unfinished -> unfinished < settings.unfinished())
                .switchIfEmpty(Mono.error(() -> new TooManyImportsException(settings.unfinished())))
                .then(transactions.run(connection -> store(connection, owner, pieces)));
    }

    private static Mono<ImportJob> store(Connection connection, String owner, Flux<byte[]> pieces) {
        return uuid(connection.createStatement(ADD).bind("$1", owner)).flatMap(id -> addParts(connection, id, pieces)
                .then(update(connection.createStatement(MEASURE).bind("$1", id)))
                .then(ImportJobs.find(connection, owner, id)));
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

    private static Mono<UUID> uuid(Statement statement) {
        return query(statement, row -> get(row, 0, UUID.class)).single();
    }
}
