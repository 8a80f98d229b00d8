package io.gatehouse.auth.user;

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
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The users in the database. */
@R2dbcRepository(dialect = Dialect.POSTGRES)
public interface UserRepository extends GenericRepository<User, UUID> {

    Mono<User> findById(UUID id);

    @Query("select * from users where lower(username) = lower(:username)")
    Mono<User> findByUsername(String username);

    Mono<Page<User>> findAll(Pageable page);

    /** Adds a user; empty if the name is taken. */
    @Query("""
            with added as (
                insert into users (username, password_hash, permissions)
                values (:username, :passwordHash, :permissions)
                on conflict do nothing
                returning *)
            select * from added""")
    Mono<User> add(
            String username, String passwordHash, @TypeDef(type = DataType.STRING_ARRAY) List<String> permissions);

    /** Adds a user, or gives the one of that name this password and these permissions. */
    @Query("""
            with stored as (
                insert into users (username, password_hash, permissions)
                values (:username, :passwordHash, :permissions)
                on conflict (lower(username)) do update
                set password_hash = excluded.password_hash, permissions = excluded.permissions
                returning *)
            select * from stored""")
    Mono<User> addOrChange(
            String username, String passwordHash, @TypeDef(type = DataType.STRING_ARRAY) List<String> permissions);

    Mono<Long> updatePermissions(@Id UUID id, List<String> permissions);

    Mono<Long> updateEnabled(@Id UUID id, boolean enabled);

    Mono<Long> updatePasswordHash(@Id UUID id, String passwordHash);
}
