package io.gatehouse.auth.user;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The users that the settings ask for. Each statement has no effect if another replica has already run it. */
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface FirstUserRepository extends GenericRepository<ConfiguredUser, UUID> {

    @Query("select id, configured_hash from users where lower(username) = lower(:username)")
    Mono<ConfiguredUser> find(String username);

    @Query("""
            insert into users (username, password_hash, configured_hash, permissions)
            values (:username, :hash, :hash, :permissions)
            on conflict do nothing""")
    Mono<Long> add(String username, String hash, @TypeDef(type = DataType.STRING_ARRAY) List<String> permissions);

    /** Also makes every network unfamiliar again. */
    @Query("""
            with changed as (
                update users set password_hash = :hash, configured_hash = :hash, password_change_required = false
                where id = :id and configured_hash is not distinct from :before
                returning id),
            strange as (delete from familiar_networks using changed where user_id = changed.id)
            select count(*) from changed""")
    Mono<Long> changePassword(UUID id, @Nullable String before, String hash);

    /**
     * Replaces a password that has not changed since. The settings can give theirs again, and every network is
     * unfamiliar again.
     */
    @Query("""
            with changed as (
                update users set password_hash = :hash, configured_hash = null
                where id = :id and password_hash = :before
                returning id),
            strange as (delete from familiar_networks using changed where user_id = changed.id)
            select count(*) from changed""")
    Mono<Long> takePassword(UUID id, String before, String hash);

    /** Adds an administrator whose one-time password can only be used to choose another, if there are no users. */
    @Query("""
            insert into users (username, password_hash, permissions, password_change_required)
            select :username, :hash, :permissions, true where not exists (select from users)
            on conflict do nothing""")
    Mono<Long> addToNobody(
            String username, String hash, @TypeDef(type = DataType.STRING_ARRAY) List<String> permissions);
}
