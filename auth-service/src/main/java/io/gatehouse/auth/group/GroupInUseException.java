package io.gatehouse.auth.group;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;

/** A group that users are in cannot be removed. */
final class GroupInUseException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("group-in-use", HttpStatus.CONFLICT, "The group has members");

    GroupInUseException(String name) {
        super(TYPE, "There are users in the group \"" + name + "\": take them out of it first");
    }
}
