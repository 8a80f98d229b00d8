package io.gatehouse.auth.key;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import reactor.core.publisher.Mono;

@R2dbcRepository(dialect = Dialect.POSTGRES)
interface IssuingRepository extends GenericRepository<IssuingRow, Long> {

    @Query("select generation, lifetime_seconds, active_kid, next_kid from issuing")
    Mono<IssuingRow> find();

    /**
     * Records that tokens live this long from now on. Keys and revocations have to be kept until both such tokens and
     * all earlier ones have expired. Before the first token the lifetime is 0.
     */
    @Query("""
            update issuing
            set lifetime_seconds = :seconds,
                longest_lifetime_seconds = greatest(longest_lifetime_seconds, :seconds),
                earlier_tokens_until = greatest(
                    earlier_tokens_until, now() + make_interval(secs => nullif(lifetime_seconds, 0)))
            where lifetime_seconds <> :seconds""")
    Mono<Long> changeLifetime(long seconds);
}
