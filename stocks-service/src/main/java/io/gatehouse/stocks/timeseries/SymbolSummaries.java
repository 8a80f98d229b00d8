package io.gatehouse.stocks.timeseries;

import static io.gatehouse.stocks.Sql.get;
import static io.gatehouse.stocks.Sql.query;

import io.gatehouse.stocks.ReadConnections;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import reactor.core.publisher.Flux;

/** Lists the symbols that have bars. */
@Singleton
final class SymbolSummaries {

    private static final String EVERY = "select symbol, first, last, bars from stocks_symbol order by symbol";

    private final ReadConnections connections;

    SymbolSummaries(ReadConnections connections) {
        this.connections = connections;
    }

    /** All of them, in alphabetical order. */
    Flux<SymbolSummary> findAll() {
        return Flux.usingWhen(
                connections.create(),
                connection -> query(connection.createStatement(EVERY), SymbolSummaries::summary),
                Connection::close);
    }

    private static SymbolSummary summary(Readable row) {
        return new SymbolSummary(
                get(row, 0, String.class),
                get(row, 1, LocalDate.class),
                get(row, 2, LocalDate.class),
                get(row, 3, Long.class));
    }
}
