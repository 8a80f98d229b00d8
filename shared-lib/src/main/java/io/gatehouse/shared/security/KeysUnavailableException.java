package io.gatehouse.shared.security;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;

/** No token can be checked, because the keys or revocations have never been fetched: not the caller's fault. */
public final class KeysUnavailableException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("keys-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "Tokens cannot be checked");

    private KeysUnavailableException(String detail) {
        super(TYPE, detail);
    }

    static KeysUnavailableException noKeys() {
        return new KeysUnavailableException("The keys that tokens are checked with are not known yet: try again soon");
    }

    static KeysUnavailableException noRevocations() {
        return new KeysUnavailableException("Which tokens were revoked is not known yet: try again soon");
    }
}
