package io.gatehouse.auth.group;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import reactor.core.publisher.Mono;

/** Queries about those who may change users. */
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface AdministratorRepository extends GenericRepository<Group, String> {

    /**
     * Takes a lock, waiting for other transactions that hold it, and keeps it until this one ends. Its number is
     * arbitrary.
     */
    @Query("select length(cast(pg_advisory_xact_lock(6309) as text))")
    Mono<Integer> lock();

    /** Whether any enabled user has the permission, by a group or directly. */
    @Query("""
            select exists (
                    select from groups
                        join group_members on group_name = name
                        join users on users.id = user_id
                    where enabled and 'admin' = any(groups.permissions))
                or exists (select from users where enabled and 'admin' = any(permissions))""")
    Mono<Boolean> isThereAny();
}
