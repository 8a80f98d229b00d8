package io.gatehouse.stocks.timeseries;

import static io.gatehouse.stocks.Sql.rollBackAndClose;
import static io.gatehouse.stocks.Sql.thenClose;

import io.gatehouse.shared.database.DatabaseException;
import io.gatehouse.stocks.LongWork;
import io.gatehouse.stocks.ReadConnections;
import io.gatehouse.stocks.Sql;
import io.r2dbc.postgresql.api.PostgresTransactionDefinition;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.TransactionDefinition;
import jakarta.inject.Singleton;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the data in exactly the state that an answer claims: its entity tag is sent before the first bar is read, and
 * an import may come in between. Everything that is read together is from one moment, however long it takes.
 */
@Singleton
final class Snapshot {

    private static final TransactionDefinition ONE_MOMENT =
            PostgresTransactionDefinition.from(IsolationLevel.REPEATABLE_READ).readOnly();

    private final ReadConnections connections;
    private final LongWork longWork;

    Snapshot(ReadConnections connections, LongWork longWork) {
        this.connections = connections;
        this.longWork = longWork;
    }

    /**
     * Runs this work over one connection, which is returned in any case, as is its place in {@link LongWork}.
     *
     * @param caller who asks
     * @param work one statement per symbol, whose rows, if any, are checked to have the symbol's version
     * @return an error of {@link DataChangedException} if there is a newer version already
     */
    <T> Flux<T> read(String caller, DataVersion version, Function<Connection, Flux<T>> work) {
        return longWork.answer(caller, () -> readNow(version, work));
    }

    private <T> Flux<T> readNow(DataVersion version, Function<Connection, Flux<T>> work) {
        boolean oneStatement = version.symbols().size() == 1;
        return (oneStatement ? inOneStatement(version, work) : inOneTransaction(version, work))
                .onErrorMap(R2dbcException.class, DatabaseException::of);
    }

    /**
     * One statement sees a single moment by itself, and each row says which version that is; but without rows nothing
     * does.
     */
    private <T> Flux<T> inOneStatement(DataVersion version, Function<Connection, Flux<T>> work) {
        return Flux.usingWhen(
                connections.create(),
                connection -> work.apply(connection).switchIfEmpty(Flux.defer(() -> check(version, connection)
                        .thenMany(Flux.empty()))),
                Connection::close);
    }

    private <T> Flux<T> inOneTransaction(DataVersion version, Function<Connection, Flux<T>> work) {
        return Flux.usingWhen(
                connections.create(),
                connection -> Mono.from(connection.beginTransaction(ONE_MOMENT))
                        .then(Mono.defer(() -> check(version, connection)))
                        .thenMany(Flux.defer(() -> work.apply(connection))),
                connection -> thenClose(connection.commitTransaction(), connection),
                (connection, failure) -> rollBackAndClose(connection),
                Sql::rollBackAndClose);
    }

    private static Mono<DataVersion> check(DataVersion version, Connection connection) {
        return SymbolVersions.find(connection, version.names())
                .filter(version::equals)
                .switchIfEmpty(Mono.error(DataChangedException::new));
    }
}
