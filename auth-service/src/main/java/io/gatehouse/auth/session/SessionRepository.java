package io.gatehouse.auth.session;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The sessions in the database. Each step is one statement that uses only the database's clock, so replicas cannot
 * disagree and no step is done by half. Statements that store something and return a row are a {@link Flux}, which ends
 * once that is stored: a {@link Mono} would end with the row, which the database sends before.
 */
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface SessionRepository extends GenericRepository<Session, UUID> {

    /**
     * Locks the user's row: disabling the user, or changing the password, either comes before this or ends the new
     * session.
     */
    @Query("""
            with holder as (
                select id from users where id = :userId and enabled and password_hash = :passwordHash for share),
            started as (
                insert into sessions (user_id, client_id, scopes)
                select id, :clientId, :scopes from holder
                returning id, user_id, client_id, scopes),
            token as (
                insert into refresh_tokens (hash, session_id, expires_at)
                select :hash, id, now() + make_interval(secs => :lifetimeSeconds) from started)
            select id, user_id, client_id, scopes from started""")
    Flux<Session> start(
            UUID userId,
            String passwordHash,
            @Nullable String clientId,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> scopes,
            byte[] hash,
            double lifetimeSeconds);

    /**
     * Spends a token in exchange for the next one of its session; empty if it cannot be spent, or belongs to another
     * client. If two requests do this at the same time, only one succeeds.
     */
    @Query("""
            with spent as (
                update refresh_tokens token set spent_at = now()
                from sessions session join users on users.id = session.user_id
                where token.hash = :hash and token.spent_at is null and token.expires_at > now()
                    and session.id = token.session_id and session.ended_at is null and users.enabled
                    and session.client_id is not distinct from :clientId
                returning session.id, session.user_id, session.client_id, session.scopes),
            next as (
                insert into refresh_tokens (hash, session_id, expires_at)
                select :nextHash, id, now() + make_interval(secs => :lifetimeSeconds) from spent)
            select id, user_id, client_id, scopes from spent""")
    Flux<Session> rotate(byte[] hash, @Nullable String clientId, byte[] nextHash, double lifetimeSeconds);

    /** Ends the session this token was spent in; empty if it was not spent, or the session had ended. */
    @Query("""
            with ended as (
                update sessions set ended_at = now()
                where ended_at is null
                    and id = (select session_id from refresh_tokens where hash = :hash and spent_at is not null)
                returning id, user_id)
            select ended.id as session_id, username from ended join users on users.id = user_id""")
    Mono<RefreshTokenReused> endWhereSpent(byte[] hash);

    @Query("update sessions set ended_at = now() where id = :id and ended_at is null")
    Mono<Long> end(UUID id);

    @Query("update sessions set ended_at = now() where user_id = :userId and ended_at is null")
    Mono<Long> endAllOf(UUID userId);

    @Query("update sessions set ended_at = now() where client_id = :clientId and ended_at is null")
    Mono<Long> endAllOfClient(String clientId);

    /** The session that a token was issued for, whether it is spent or not. */
    @Query("""
            select session.id, session.user_id, session.client_id, session.scopes
            from refresh_tokens token join sessions session on session.id = token.session_id
            where token.hash = :hash""")
    Mono<Session> findByToken(byte[] hash);

    /**
     * Deletes some expired tokens, and returns the session of each. Leaves those that are just being spent, or deleted by
     * another replica.
     */
    @Query("""
            with expired as (
                delete from refresh_tokens where hash in (
                    select hash from refresh_tokens where expires_at <= now() limit :most for update skip locked)
                returning session_id)
            select cast(session_id as text) from expired""")
    Flux<String> deleteExpiredTokens(int most);

    /** Deletes those of these sessions that have no token left. */
    @Query("""
            delete from sessions
            where id in (select cast(id as uuid) from unnest(cast(:ids as text[])) as id)
                and not exists (select from refresh_tokens where refresh_tokens.session_id = sessions.id)""")
    Mono<Long> deleteWithoutTokens(@TypeDef(type = DataType.STRING_ARRAY) List<String> ids);
}
