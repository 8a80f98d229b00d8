package io.gatehouse.auth.key;

import io.micronaut.context.exceptions.ConfigurationException;

/** A signing key in the database cannot be decrypted with what is configured. */
final class UnreadableKeyException extends ConfigurationException {

    UnreadableKeyException(String message) {
        super(message);
    }
}
