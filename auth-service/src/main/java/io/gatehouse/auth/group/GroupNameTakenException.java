package io.gatehouse.auth.group;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;

/** A name that another group has already. */
final class GroupNameTakenException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("group-name-taken", HttpStatus.CONFLICT, "The group's name is taken");

    GroupNameTakenException(String name) {
        super(TYPE, "There is a group with the name \"" + name + "\" already: change that one, or choose another name");
    }
}
