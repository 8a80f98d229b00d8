package io.gatehouse.auth.audit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The events in the database, which refuses to change or delete them. */
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface AuditEvents extends GenericRepository<AuditEvent, Long> {

    @Query("""
            insert into audit_events (actor, action, target, result, detail, address, request_id)
            values (:actor, :action, :target, :result, :detail, :address, :requestId)""")
    Mono<Long> add(
            @Nullable String actor,
            String action,
            @Nullable String target,
            String result,
            @Nullable String detail,
            @Nullable String address,
            @Nullable String requestId);

    /** The latest events, newest first; a parameter that is null does not filter. */
    @Query("""
            select * from audit_events
            where id < :before
                and (cast(:actor as text) is null or actor = :actor)
                and (cast(:action as text) is null or action = :action)
                and (cast(:target as text) is null or target = :target)
                and (cast(:result as text) is null or result = :result)
                and (cast(:fromSecond as float8) is null or at >= to_timestamp(:fromSecond))
                and (cast(:toSecond as float8) is null or at < to_timestamp(:toSecond))
            order by id desc limit :size""")
    Flux<AuditEvent> find(
            long before,
            @Nullable String actor,
            @Nullable String action,
            @Nullable String target,
            @Nullable String result,
            @Nullable Double fromSecond,
            @Nullable Double toSecond,
            int size);
}
