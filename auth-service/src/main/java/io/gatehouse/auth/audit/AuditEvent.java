package io.gatehouse.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param id of two events the later one's is the greater
 * @param at when
 * @param actor who; null if nobody proved who they are
 * @param action what
 * @param target to whom or what, such as a user's or a group's name
 * @param result {@code success} or {@code failure}
 * @param detail what else is known of it
 * @param address where it was asked for
 * @param requestId the X-Request-Id of the request that asked for it
 */
@Serdeable
@MappedEntity("audit_events")
@JsonInclude(JsonInclude.Include.ALWAYS)
record AuditEvent(
        @Schema(example = "4711") @Id long id,
        @Schema(example = "2026-11-21T08:00:00.123456Z") Instant at,
        @Schema(example = "admin") @Nullable String actor,
        @Schema(example = "change-permissions") String action,
        @Schema(example = "ada") @Nullable String target,
        @Schema(example = "success") String result,
        @Schema(example = "smoke, stocks") @Nullable String detail,
        @Schema(example = "192.0.2.1") @Nullable String address,

        @Schema(example = "6b1c1d1e-63a4-4a5e-9c39-0f7c4c5b8f5e") @JsonProperty("request_id") @Nullable String requestId) {}
