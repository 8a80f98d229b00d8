package io.gatehouse.auth.token;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;
import java.util.Collection;
import java.util.Collections;

/** None of the requested permissions can be granted. */
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
     * Lets the request pass if at least one of the wanted permissions is allowed.
     *
     * @throws NothingPermittedException if nothing is left
     */
    public static void check(Collection<String> wanted, Collection<String> possible) {
        if (Collections.disjoint(wanted, possible)) {
            throw new NothingPermittedException(wanted, possible);
        }
    }
}
