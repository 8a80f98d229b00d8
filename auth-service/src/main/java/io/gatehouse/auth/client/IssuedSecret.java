package io.gatehouse.auth.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A client's new secret. It is in this answer and nowhere else: what is stored is its hash.
 *
 * @param clientId whose it is
 * @param clientSecret for the client to keep
 */
@Serdeable
record IssuedSecret(
        @Schema(example = "client~billing") @JsonProperty("client_id")
        String clientId,

        @Schema(example = "pX3vQm1tT9c0r5kY7bJwZ2eLh8uGdS4aNfRoVi6EqMg") @JsonProperty("client_secret")
        String clientSecret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "a secret of " + clientId;
    }
}
