package io.gatehouse.auth.client;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;

/** A name that another client has already. */
final class ClientNameTakenException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("client-name-taken", HttpStatus.CONFLICT, "The client's name is taken");

    ClientNameTakenException(String name) {
        super(TYPE, "The name \"" + name + "\" is taken by another client, perhaps a disabled one: choose another");
    }
}
