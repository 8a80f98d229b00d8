package io.gatehouse.auth.session;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;
import reactor.core.publisher.Mono;

@R2dbcRepository(dialect = Dialect.POSTGRES)
interface LiveRefreshTokenRepository extends GenericRepository<LiveRefreshToken, UUID> {

    @Query("""
            select token.session_id, users.username, session.client_id, session.scopes, token.expires_at,
                array(
                    select permission from unnest(users.effective_permissions) as permission
                    where session.client_id is null or permission = any(client.scopes)) as permissions
            from refresh_tokens token
            join sessions session on session.id = token.session_id
            join accounts users on users.id = session.user_id
            left join clients client on client.client_id = session.client_id
            where token.hash = :hash and token.spent_at is null and token.expires_at > now()
                and session.ended_at is null and users.enabled""")
    Mono<LiveRefreshToken> find(byte[] hash);
}
