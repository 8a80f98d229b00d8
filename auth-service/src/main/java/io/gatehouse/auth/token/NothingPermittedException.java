package io.gatehouse.auth.token;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;
import java.util.Collection;
import java.util.Collections;

/** Of what a token was asked to permit, there is nothing that may be permitted. */
public final class NothingPermittedException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("nothing-permitted", HttpStatus.BAD_REQUEST, "Nothing is permitted of what was asked for");

    private NothingPermittedException(Collection<String> wanted, Collection<String> possible) {
        super(
                TYPE,
                "Nothing of the scope '%s' is to be had now: expected some of '%s'"
                        .formatted(String.join(" ", wanted), String.join(" ", possible)));
    }

    /**
     * Lets pass whoever may have something of what is wanted.
     *
     * @throws NothingPermittedException if nothing is left
     */
    public static void check(Collection<String> wanted, Collection<String> possible) {
        if (Collections.disjoint(wanted, possible)) {
            throw new NothingPermittedException(wanted, possible);
        }
    }
}
