package io.gatehouse.stocks.timeseries;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The symbols that bars were imported of. */
@R2dbcRepository(dialect = Dialect.POSTGRES)
public interface SymbolRepository extends GenericRepository<SymbolSummary, String> {

    Flux<SymbolSummary> findAllOrderBySymbol();

    @Query("select exists (select from stocks_ohlcv where symbol = :symbol)")
    Mono<Boolean> exists(String symbol);
}
