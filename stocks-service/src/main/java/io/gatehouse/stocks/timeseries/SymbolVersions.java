package io.gatehouse.stocks.timeseries;

import static io.gatehouse.stocks.Sql.get;
import static io.gatehouse.stocks.Sql.query;

import io.gatehouse.shared.database.DatabaseException;
import io.gatehouse.stocks.ReadConnections;
import io.gatehouse.stocks.Symbol;
import io.gatehouse.stocks.timeseries.DataVersion.SymbolVersion;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Looks up the versions of symbols, which show whether anything has changed without reading any bar. */
@Singleton
public final class SymbolVersions {

    private static final String EVERY = "select symbol, version, changed_at from stocks_symbol order by symbol";
    private static final String NAMED = "select symbol, version, changed_at from stocks_symbol where symbol = any($1)";

    private final ReadConnections connections;

    SymbolVersions(ReadConnections connections) {
        this.connections = connections;
    }

    /** The version of all symbols together, in alphabetical order. */
    Mono<DataVersion> findAll() {
        return read(connection -> symbols(connection.createStatement(EVERY)).map(DataVersion::new));
    }

    /**
     * The version of these symbols together.
     *
     * @return an error of {@link UnknownSymbolException} if there is no such symbol
     */
    public Mono<DataVersion> find(List<String> symbols) {
        return symbols.stream()
                .filter(symbol -> !Symbol.isWellFormed(symbol))
                .findFirst()
                .<Mono<DataVersion>>map(impossible -> Mono.error(new UnknownSymbolException(impossible)))
                .orElseGet(() -> read(connection -> find(connection, symbols)));
    }

    /** The same, as seen by this connection. */
    static Mono<DataVersion> find(Connection connection, List<String> symbols) {
        Statement statement = connection.createStatement(NAMED).bind("$1", symbols.toArray(String[]::new));
        return symbols(statement).map(found -> new DataVersion(inOrder(symbols, found)));
    }

    private Mono<DataVersion> read(Function<Connection, Mono<DataVersion>> query) {
        return Mono.usingWhen(connections.create(), query, Connection::close)
                .onErrorMap(R2dbcException.class, DatabaseException::of);
    }

    private static Mono<List<SymbolVersion>> symbols(Statement statement) {
        return query(statement, SymbolVersions::symbol).collectList();
    }

    private static List<SymbolVersion> inOrder(List<String> symbols, List<SymbolVersion> found) {
        Map<String, SymbolVersion> byName =
                found.stream().collect(Collectors.toMap(SymbolVersion::name, Function.identity()));
        return symbols.stream()
                .map(name -> Optional.ofNullable(byName.get(name)).orElseThrow(() -> new UnknownSymbolException(name)))
                .toList();
    }

    private static SymbolVersion symbol(Readable row) {
        return new SymbolVersion(get(row, 0, String.class), get(row, 1, Long.class), get(row, 2, Instant.class));
    }
}
