package io.gatehouse.auth.user;

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

    @Query("select * from accounts where lower(username) = lower(:username)")
    Mono<User> findByUsername(String username);

    Mono<Page<User>> findAll(Pageable page);

    /** Adds a user; empty if the name is taken. */
    @Query("""
            with added as (
                insert into users (username, password_hash, permissions)
                values (:username, :passwordHash, :permissions)
                on conflict do nothing
                returning id)
            select id from added""")
    Mono<UUID> add(
            String username, String passwordHash, @TypeDef(type = DataType.STRING_ARRAY) List<String> permissions);

    @Query("update users set permissions = :permissions where id = :id")
    Mono<Long> changePermissions(UUID id, @TypeDef(type = DataType.STRING_ARRAY) List<String> permissions);

    /** Sets the groups of a user. */
    @Query("""
            with left_out as (
                delete from group_members where user_id = :id and group_name <> all(cast(:groups as text[])))
            insert into group_members (user_id, group_name)
            select :id, name from unnest(cast(:groups as text[])) as name
            on conflict do nothing""")
    Mono<Long> changeGroups(UUID id, @TypeDef(type = DataType.STRING_ARRAY) List<String> groups);

    @Query("update users set enabled = :enabled where id = :id")
    Mono<Long> changeEnabled(UUID id, boolean enabled);

    /**
     * Sets a password that someone else chose, on request as a one-time password. Every network is unfamiliar again.
     */
    @Query("""
            with changed as (
                update users set password_hash = :passwordHash, password_change_required = :changeRequired
                where id = :id
                returning id),
            strange as (delete from familiar_networks using changed where user_id = changed.id)
            select count(*) from changed""")
    Mono<Long> setPassword(UUID id, String passwordHash, boolean changeRequired);

    /** Replaces the hash with another of the same password; 0 if it has changed in the meantime. */
    @Query("update users set password_hash = :newHash where id = :id and password_hash = :oldHash")
    Mono<Long> rehash(UUID id, String oldHash, String newHash);

    /** Replaces the password; 0 if it has changed in the meantime. */
    @Query("""
            update users set password_hash = :newHash, password_change_required = false
            where id = :id and password_hash = :oldHash and enabled""")
    Mono<Long> replacePassword(UUID id, String oldHash, String newHash);
}
