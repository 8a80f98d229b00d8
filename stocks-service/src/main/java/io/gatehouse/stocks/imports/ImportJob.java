package io.gatehouse.stocks.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gatehouse.shared.error.Problem.Fault;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import that nobody waits for.
 *
 * @param id names it
 * @param state what has become of it: waiting, running (nothing of it can be seen yet), done, or failed
 * @param receivedAt when its file was stored
 * @param startedAt when it was last begun
 * @param finishedAt when it was done, or had failed
 * @param attempts how often it was begun: more than once if it was interrupted
 * @param bytes the size of its file
 * @param lines how many lines of its file have been read in this attempt
 * @param rows how many daily bars it stored, new or replaced
 * @param symbols of how many symbols
 * @param detail why it failed
 * @param errors the first of the lines that are wrong
 */
@Serdeable
record ImportJob(
        UUID id,
        @Schema(example = "done") String state,
        @JsonProperty("received_at") Instant receivedAt,
        @JsonProperty("started_at") @Nullable Instant startedAt,
        @JsonProperty("finished_at") @Nullable Instant finishedAt,
        @Schema(example = "1") int attempts,
        @Schema(example = "512") long bytes,
        @Schema(example = "3") long lines,
        @Schema(example = "2") @Nullable Long rows,
        @Schema(example = "1") @Nullable Long symbols,
        @Nullable String detail,
        List<Fault> errors) {

    /** Its address. */
    String path() {
        return Upload.IMPORTS + "/" + id;
    }

    boolean isFinished() {
        return finishedAt != null;
    }
}
