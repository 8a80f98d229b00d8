package io.gatehouse.auth.login;

import java.time.Duration;

/** Too many logins failed for this account, or from this address, so attempts have to wait for now. */
final class TooManyFailuresException extends TooManyTriesException {

    TooManyFailuresException(Duration wait) {
        super("Too many logins failed for this account or from this address: try again later", wait);
    }
}
