package io.gatehouse.auth.key;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@R2dbcRepository(dialect = Dialect.POSTGRES)
interface StoredKeyRepository extends GenericRepository<StoredKey, String> {

    Flux<StoredKey> findAll();

    /** Adds the key as the active one, unless another replica was faster. */
    @Query("insert into signing_keys (kid, private_key) values (:kid, :privateKey) on conflict do nothing")
    Mono<Long> addIfNoneIsActive(String kid, byte[] privateKey);
}
