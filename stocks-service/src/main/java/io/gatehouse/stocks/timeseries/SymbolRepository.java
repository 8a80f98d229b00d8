package io.gatehouse.stocks.timeseries;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import reactor.core.publisher.Mono;

/** Symbols as the database itself knows them, for what decides about a change. */
@R2dbcRepository(dialect = Dialect.POSTGRES)
public interface SymbolRepository extends GenericRepository<SymbolSummary, String> {

    @Query("select exists (select from stocks_ohlcv where symbol = :symbol)")
    Mono<Boolean> exists(String symbol);
}
