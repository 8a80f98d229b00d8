package io.gatehouse.resource.time;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/**
 * The time for machines.
 *
 * @param epochTime whole seconds since 1970-01-01T00:00:00Z
 */
@Serdeable
record EpochTime(@JsonProperty("epoch_time") long epochTime) {}
