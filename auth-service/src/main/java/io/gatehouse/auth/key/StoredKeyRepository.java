package io.gatehouse.auth.key;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The signing keys in the database. Each step is one statement that uses only the database's clock: if several replicas
 * take a step at the same time, only one succeeds.
 */
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface StoredKeyRepository extends GenericRepository<StoredKey, String> {

    @Query("select * from signing_keys_in_state where state <> 'REMOVED' order by created_at, kid")
    Flux<StoredKey> findPublished();

    @Query("select * from signing_keys_in_state order by created_at desc, kid limit 100")
    Flux<StoredKey> findLatest();

    @Query("select * from signing_keys_in_state where kid = :kid")
    Mono<StoredKey> findByKid(String kid);

    /** Adds the key as the one that signs, unless there is one. */
    @Query("""
            with chosen as (
                update issuing set active_kid = :kid where active_kid is null returning active_kid),
            added as (
                insert into signing_keys (kid, private_key, sealed, activated_at)
                select active_kid, :privateKey, :sealed, now() from chosen
                returning kid)
            select count(*) from added""")
    Mono<Long> addActive(String kid, byte[] privateKey, boolean sealed);

    /** Adds the key as the one that signs after the active one, unless there is one. */
    @Query("""
            with chosen as (
                update issuing set next_kid = :kid where next_kid is null returning next_kid),
            added as (
                insert into signing_keys (kid, private_key, sealed)
                select next_kid, :privateKey, :sealed from chosen
                returning kid)
            select count(*) from added""")
    Mono<Long> addNext(String kid, byte[] privateKey, boolean sealed);

    /** The active key, if it has signed for this long. */
    @Query("""
            select * from signing_keys_in_state
            where state = 'ACTIVE' and activated_at + make_interval(secs => :seconds) <= now()""")
    Mono<StoredKey> findActiveFor(long seconds);

    /**
     * Makes the next key sign instead of this one, provided that this one is active and the next has been published for
     * this long.
     */
    @Query("""
            with rotated as (
                update issuing set active_kid = next_kid, next_kid = null
                where active_kid = :kid and next_kid = (
                    select kid from signing_keys
                    where kid = next_kid and created_at + make_interval(secs => :publishedSeconds) <= now())
                returning active_kid),
            changed as (
                update signing_keys
                set activated_at = coalesce(activated_at, now()), retired_at = case when kid = :kid then now() end
                from rotated
                where kid in (:kid, rotated.active_kid)
                returning kid)
            select count(*) from changed""")
    Mono<Long> rotate(String kid, long publishedSeconds);

    /** Removes retired keys whose last token has expired, a minute late because clocks differ. */
    @Query("""
            update signing_keys set private_key = null, removed_at = now()
            from issuing
            where removed_at is null
                and retired_at + make_interval(secs => lifetime_seconds + 60) <= now()
                and coalesce(earlier_tokens_until + interval '1 minute' <= now(), true)""")
    Mono<Long> removeDead();

    /**
     * Removes the key, whatever its state, and revokes it in the same step; if it is active, the next one signs from
     * now on.
     */
    @Query("""
            with pointed as (
                update issuing
                set active_kid = case when active_kid = :kid then next_kid else active_kid end,
                    next_kid = case when :kid in (active_kid, next_kid) then null else next_kid end
                returning active_kid),
            activated as (
                update signing_keys set activated_at = now()
                where activated_at is null and kid in (select active_kid from pointed)),
            removed as (
                update signing_keys set private_key = null, removed_at = coalesce(removed_at, now())
                where kid = :kid
                returning kid),
            revoked as (
                insert into revocations (kind, id, expires_at)
                select 'KEY', kid, now() + make_interval(days => :days) from removed
                on conflict (kind, id) do update set expires_at = excluded.expires_at
                returning id)
            select count(*) from revoked""")
    Mono<Long> removeAndRevoke(String kid, int days);

    /** Replaces what was read with the encrypted key. */
    @Query(
            "update signing_keys set private_key = :encrypted, sealed = true where kid = :kid and private_key = :present")
    Mono<Long> seal(String kid, byte[] present, byte[] encrypted);
}
