package io.gatehouse.boilerplate.note;

import io.gatehouse.shared.security.Permission;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import reactor.core.publisher.Mono;

/** Stores notes and reads them back. */
@Controller("/api/v1/boilerplate/notes")
@Secured(Permission.SMOKE)
@Tag(name = "notes")
class NoteController {

    private final NoteRepository notes;

    NoteController(NoteRepository notes) {
        this.notes = notes;
    }

    /**
     * {@code POST /api/v1/boilerplate/notes} with {@code {"text"}}: stores a note.
     *
     * @param note the note
     * @return 201 with the stored note; 400 for a text that is missing, blank or too long
     */
    @Post
    @Status(HttpStatus.CREATED)
    Mono<Note> add(@Body @Valid NewNote note) {
        return notes.add(note.text()).single();
    }

    /**
     * {@code GET /api/v1/boilerplate/notes?limit=N}: the newest notes, latest first.
     *
     * @param limit how many at most, 1 to 100
     * @return the notes; 400 for any other limit
     */
    @Get
    Mono<List<Note>> newest(@QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
        return notes.findNewest(limit).collectList();
    }
}
