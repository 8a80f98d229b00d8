package io.gatehouse.auth.login;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * The failed logins in the database, timed by its clock, so that replicas count together and agree on when a delay is
 * over.
 */
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface LoginFailureRepository extends GenericRepository<Throttling, String> {

    /** A user who is familiar in a network is delayed only by failures for the same account there. */
    @Query("""
            with known as (
                select exists (
                    select from familiar_networks join users on users.id = user_id
                    where lower(username) = lower(:username) and network = :network
                        and last_login_at > now() - make_interval(secs => :familiarSeconds)) as familiar)
            select familiar,
                cast(coalesce(max(extract(epoch from blocked_until - clock_timestamp())), 0) as float8) as delay
            from known left join login_failures
                on key = any(case when familiar then cast(:familiarKeys as text[]) else cast(:strangersKeys as text[]) end)
            group by familiar""")
    Mono<Throttling> throttling(
            String username,
            String network,
            double familiarSeconds,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> familiarKeys,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> strangersKeys);

    /** Counts a failure, and returns how many there are; empty if attempts with this key have to wait anyway. */
    @Query("""
            with counted as (
                insert into login_failures as known (key, failures, last_at)
                values (:key, 1, clock_timestamp())
                on conflict (key) do update
                set failures = case
                        when known.last_at > clock_timestamp() - make_interval(secs => :forgetSeconds)
                        then known.failures + 1 else 1 end,
                    last_at = clock_timestamp(), blocked_until = null
                where known.blocked_until is null or known.blocked_until <= clock_timestamp()
                returning failures)
            select failures from counted""")
    Mono<Integer> count(String key, double forgetSeconds);

    @Query("""
            update login_failures set blocked_until = clock_timestamp() + make_interval(secs => :seconds)
            where key = :key""")
    Mono<Long> block(String key, double seconds);

    /** Records a right password, unless attempts with these keys have to wait by now; then it returns 0. */
    @Query("""
            with free as (
                select where not exists (
                    select from login_failures where key = any(cast(:keys as text[])) and blocked_until > clock_timestamp())),
            forgotten as (
                delete from login_failures where key = :accountKey and exists (select from free)),
            seen as (
                insert into familiar_networks (user_id, network, last_login_at)
                select :userId, :network, now() from free
                on conflict (user_id, network) do update set last_login_at = now()
                where familiar_networks.last_login_at < now() - interval '1 hour')
            select count(*) from free""")
    Mono<Long> succeed(
            @TypeDef(type = DataType.STRING_ARRAY) List<String> keys, String accountKey, UUID userId, String network);

    /** Makes every network unfamiliar again: whoever knew the old password may have been there. */
    @Query("delete from familiar_networks where user_id = :userId")
    Mono<Long> forgetNetworks(UUID userId);

    @Query("""
            delete from login_failures where key in (
                select key from login_failures where last_at <= now() - make_interval(secs => :forgetSeconds)
                limit :most for update skip locked)""")
    Mono<Long> deleteForgotten(double forgetSeconds, int most);

    @Query("""
            delete from familiar_networks where (user_id, network) in (
                select user_id, network from familiar_networks
                where last_login_at <= now() - make_interval(secs => :familiarSeconds)
                limit :most for update skip locked)""")
    Mono<Long> deleteUnfamiliar(double familiarSeconds, int most);
}
