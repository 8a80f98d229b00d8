package io.gatehouse.auth.token;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@R2dbcRepository(dialect = Dialect.POSTGRES)
interface RevokedTokenRepository extends GenericRepository<RevokedToken, String> {

    @Query("""
            insert into revoked_tokens (jti, expires_at) values (:jti, to_timestamp(:expiresAtSecond))
            on conflict do nothing""")
    Mono<Long> add(String jti, long expiresAtSecond);

    @Query("select jti from revoked_tokens where expires_at > now()")
    Flux<RevokedToken> findUnexpired();

    @Query("delete from revoked_tokens where expires_at <= now()")
    Mono<Long> deleteExpired();
}
