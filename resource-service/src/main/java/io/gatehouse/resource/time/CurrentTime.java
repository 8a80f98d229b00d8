package io.gatehouse.resource.time;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;

/**
 * The time for people.
 *
 * @param currentTime ISO-8601 with offset and always six digits of a second's fraction
 */
@Serdeable
record CurrentTime(
        @JsonProperty("current_time") @JsonFormat(pattern = "uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX")
        OffsetDateTime currentTime) {}
