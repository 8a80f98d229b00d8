package io.gatehouse.auth.client;

import io.gatehouse.auth.login.TooManyTriesException;
import java.time.Duration;

/** Too many wrong secrets came from this address, so no more are checked for now. */
final class TooManyWrongSecretsException extends TooManyTriesException {

    TooManyWrongSecretsException(Duration wait) {
        super("Too many client secrets from this address were wrong: try again later", wait);
    }
}
