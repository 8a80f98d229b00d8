package io.gatehouse.auth.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/** The states of a signing key, in order. */
@Serdeable
enum KeyState {
    /** Published, so that everyone knows it before it signs. */
    @JsonProperty("next")
    NEXT,
    /** Signs tokens. */
    @JsonProperty("active")
    ACTIVE,
    /** Published until the last token it signed is dead. */
    @JsonProperty("retiring")
    RETIRING,
    /** Not published any more; its private part is deleted. */
    @JsonProperty("removed")
    REMOVED
}
