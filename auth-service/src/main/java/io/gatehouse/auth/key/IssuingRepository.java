package io.gatehouse.auth.key;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import reactor.core.publisher.Mono;

@R2dbcRepository(dialect = Dialect.POSTGRES)
interface IssuingRepository extends GenericRepository<IssuingRow, Long> {

    @Query("select generation, longest_lifetime_seconds, active_kid, next_kid from issuing")
    Mono<IssuingRow> find();

    /** Records that tokens live this long: keys and revocations have to be kept until such tokens have expired. */
    @Query("update issuing set longest_lifetime_seconds = :seconds where longest_lifetime_seconds < :seconds")
    Mono<Long> lengthen(long seconds);
}
