package io.gatehouse.auth.audit;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events someone wants to see; what is left out selects nothing.
 *
 * @param before only events with a lower id
 * @param size how many, 1 to 500
 * @param actor who did it
 * @param action what was done
 * @param target to whom or what
 * @param result success or failure
 * @param from not earlier than this
 * @param to earlier than this
 */
@Introspected
record AuditQuery(
        @QueryValue(defaultValue = "9223372036854775807") @Min(1) @Parameter(example = "4711")
        long before,

        @QueryValue(defaultValue = "50") @Min(1) @Max(500) @Parameter(example = "50")
        int size,

        @QueryValue @Nullable @Pattern(regexp = NAME, message = NAMED) @Parameter(example = "admin")
        String actor,

        @QueryValue @Nullable @Pattern(regexp = NAME, message = NAMED) @Parameter(example = "change-permissions")
        String action,

        @QueryValue @Nullable @Pattern(regexp = NAME, message = NAMED) @Parameter(example = "ada")
        String target,

        @QueryValue
        @Nullable @Pattern(regexp = "success|failure", message = "expected success or failure") @Parameter(example = "failure")
        String result,

        @QueryValue @Nullable @Parameter(example = "2026-11-21T00:00:00Z")
        Instant from,

        @QueryValue @Nullable @Parameter(example = "2026-11-22T00:00:00Z")
        Instant to) {

    static final Instant EARLIEST = Instant.EPOCH;
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** No name has control characters in it, and the database takes no NUL. */
    private static final String NAME = "\\P{Cntrl}*";

    private static final String NAMED = "expected a name without control characters";

    @Nullable Double fromSecond() {
        return second("from", from);
    }

    @Nullable Double toSecond() {
        return second("to", to);
    }

    private static @Nullable Double second(String parameter, @Nullable Instant instant) {
        if (instant == null) {
            return null;
        }
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new UnlikelyTimeException(parameter, instant);
        }
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }
}
