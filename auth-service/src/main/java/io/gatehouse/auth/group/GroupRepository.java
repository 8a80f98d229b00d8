package io.gatehouse.auth.group;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.Page;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The groups in the database. */
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface GroupRepository extends GenericRepository<Group, String> {

    Mono<Group> findByName(String name);

    Mono<Page<Group>> findAll(Pageable page);

    /** Those of the named groups that exist; none of them can be removed before the transaction ends. */
    @Query("select * from groups where name = any(cast(:names as text[])) order by name for key share")
    Flux<Group> hold(@TypeDef(type = DataType.STRING_ARRAY) List<String> names);

    /** Adds a group; empty if the name is taken. */
    @Query("""
            with added as (
                insert into groups (name, permissions) values (:name, :permissions) on conflict do nothing returning *)
            select * from added""")
    Mono<Group> add(String name, @TypeDef(type = DataType.STRING_ARRAY) List<String> permissions);

    /** Replaces a group's permissions; empty if there is no such group. */
    @Query("""
            with changed as (update groups set permissions = :permissions where name = :name returning *)
            select * from changed""")
    Mono<Group> change(String name, @TypeDef(type = DataType.STRING_ARRAY) List<String> permissions);

    /** Fails for a group that has members. */
    @Query("delete from groups where name = :name")
    Mono<Long> remove(String name);
}
