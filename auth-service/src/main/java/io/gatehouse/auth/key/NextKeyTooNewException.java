package io.gatehouse.auth.key;

import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;
import java.time.Duration;

/** A rotation to a key that some checkers may not know yet. */
final class NextKeyTooNewException extends ProblemException {

    NextKeyTooNewException(Duration publishedBefore) {
        super(
                HttpStatus.CONFLICT,
                "The next key signs when it has been published for %d seconds, so that everyone knows it: try again later"
                        .formatted(publishedBefore.toSeconds()));
    }
}
