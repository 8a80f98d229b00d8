package io.gatehouse.auth.token;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import reactor.core.publisher.Mono;

@R2dbcRepository(dialect = Dialect.POSTGRES)
interface IssuingRepository extends GenericRepository<Issuing, Long> {

    @Query("select generation, longest_lifetime_seconds from issuing")
    Mono<Issuing> find();

    /** Says that tokens may live this long, as revocations have to be kept until they are dead. */
    @Query("""
            update issuing set longest_lifetime_seconds = :seconds where longest_lifetime_seconds < :seconds""")
    Mono<Long> lengthen(long seconds);
}
