package io.gatehouse.auth.client;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.Page;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import reactor.core.publisher.Mono;

@R2dbcRepository(dialect = Dialect.POSTGRES)
interface ClientRepository extends GenericRepository<Client, String> {

    Mono<Client> findByClientId(String clientId);

    Mono<Page<Client>> findAll(Pageable page);

    /** Adds a client; empty if the id is taken. */
    @Query("""
            with added as (
                insert into clients (client_id, secret_hash, scopes, grant_types, introspection)
                values (:clientId, :secretHash, :scopes, :grantTypes, :introspection)
                on conflict do nothing
                returning *)
            select * from added""")
    Mono<Client> add(
            String clientId,
            byte[] secretHash,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> scopes,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> grantTypes,
            boolean introspection);

    Mono<Long> update(@Id String clientId, List<String> scopes, List<String> grantTypes, boolean introspection);

    Mono<Long> updateEnabled(@Id String clientId, boolean enabled);

    /** Gives the client another secret; the one it had works for so many seconds more. */
    @Query("""
            with rotated as (
                update clients
                set secret_hash = :secretHash, old_secret_hash = secret_hash,
                    old_secret_until = now() + make_interval(secs => :overlapSeconds)
                where client_id = :clientId
                returning *)
            select * from rotated""")
    Mono<Client> rotate(String clientId, byte[] secretHash, double overlapSeconds);
}
