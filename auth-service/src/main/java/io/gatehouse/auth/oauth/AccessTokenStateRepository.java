package io.gatehouse.auth.oauth;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Asks for what makes an access token dead. Only lower(username) is indexed. */
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface AccessTokenStateRepository extends GenericRepository<AccessTokenState, Boolean> {

    @Query("""
            select exists (select from revocations where kind = 'TOKEN' and id in (:tokenId, :sessionId))
                or exists (
                    select from revocations
                    where kind = 'SUBJECT' and id in (:subject, :clientId) and generation > :generation)
                or exists (select from revocations where kind = 'KEY' and id = :keyId)
                or exists (select from sessions where id = cast(:sessionId as uuid) and ended_at is not null)
                or exists (
                    select from users
                    where lower(username) = lower(:subject) and username = :subject and not enabled)
                or exists (select from clients where client_id = :clientId and not enabled) as dead""")
    Mono<AccessTokenState> find(
            String tokenId, String keyId, String subject, String clientId, @Nullable String sessionId, long generation);
}
