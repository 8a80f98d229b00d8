package io.gatehouse.boilerplate.note;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * A stored note.
 *
 * @param id its number; later notes have greater ones
 * @param text its text
 * @param written when it was stored
 */
@Serdeable
@MappedEntity("notes")
record Note(@Id long id, String text, Instant written) {}
