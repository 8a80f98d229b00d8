package io.gatehouse.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the events, latest first.
 *
 * @param events those on this page
 * @param next the {@code before} of the next page; null if this is the last
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record AuditPage(
        List<AuditEvent> events,
        @Schema(example = "4692") @Nullable Long next) {

    /** The page of this size, of one event more than that if there are so many. */
    static AuditPage of(List<AuditEvent> found, int size) {
        return found.size() > size
                ? new AuditPage(
                        List.copyOf(found.subList(0, size)), found.get(size - 1).id())
                : new AuditPage(List.copyOf(found), null);
    }
}
