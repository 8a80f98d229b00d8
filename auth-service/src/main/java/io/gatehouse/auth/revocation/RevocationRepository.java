package io.gatehouse.auth.revocation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@R2dbcRepository(dialect = Dialect.POSTGRES)
interface RevocationRepository extends GenericRepository<Revocation, String> {

    /** For a minute longer than the token lives: clocks differ. */
    @Query("""
            insert into revocations (kind, id, subject, expires_at)
            values ('TOKEN', :jti, :subject, to_timestamp(:expiresAtSecond) + make_interval(secs => 60))
            on conflict do nothing""")
    Mono<Long> addToken(String jti, String subject, long expiresAtSecond);

    /** How many tokens and sessions of this subject are revoked one by one. */
    @Query("select count(*) from revocations where kind = 'TOKEN' and subject = :subject and expires_at > now()")
    Mono<Long> countTokens(String subject);

    /** Revokes whatever token a session may have, as if its id were a token's: both are UUIDs, and none is both. */
    @Query("""
            insert into revocations (kind, id, subject, expires_at)
            select 'TOKEN', :sessionId, :subject,
                greatest(earlier_tokens_until, now() + make_interval(secs => lifetime_seconds)) + interval '1 minute'
            from issuing
            on conflict do nothing""")
    Mono<Long> addSession(String sessionId, String subject);

    /**
     * Starts a generation, and revokes the subject's tokens of those before. Two at the same time wait for each other, so
     * no token can carry a generation that is not committed. A minute more than tokens live is for clocks that differ.
     * Tokens that were revoked one by one are of those generations, too.
     */
    @Query("""
            with issued as (
                update issuing set generation = generation + 1
                returning generation,
                    greatest(earlier_tokens_until, now() + make_interval(secs => lifetime_seconds)) as tokens_until),
            revoked as (
                insert into revocations (kind, id, generation, expires_at)
                select 'SUBJECT', :subject, generation, tokens_until + interval '1 minute'
                from issued
                on conflict (kind, id) do update
                set generation = excluded.generation, expires_at = excluded.expires_at
                returning id),
            covered as (delete from revocations where kind = 'TOKEN' and subject = :subject)
            select count(*) from revoked""")
    Mono<Long> addSubject(String subject);

    /** In an order that is the same at every replica. */
    @Query("select kind, id, generation from revocations where expires_at > now() order by kind, id")
    Flux<Revocation> findUnexpired();

    @Query("""
            delete from revocations where (kind, id) in (
                select kind, id from revocations where expires_at <= now() limit :most for update skip locked)""")
    Mono<Long> deleteExpired(int most);
}
