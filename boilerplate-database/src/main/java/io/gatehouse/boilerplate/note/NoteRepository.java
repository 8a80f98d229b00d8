package io.gatehouse.boilerplate.note;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import reactor.core.publisher.Flux;

/** Stores and reads notes in the database. */
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface NoteRepository extends GenericRepository<Note, Long> {

    /**
     * Stores one note. The {@code Flux} ends when the statement has; a {@code Mono} would end with the row, which PostgreSQL
     * sends before it commits.
     */
    @Query("with added as (insert into notes (text) values (:text) returning *) select * from added")
    Flux<Note> add(String text);

    @Query("select * from notes order by id desc limit :limit")
    Flux<Note> findNewest(int limit);
}
