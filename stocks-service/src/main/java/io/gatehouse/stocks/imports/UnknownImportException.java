package io.gatehouse.stocks.imports;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;
import java.util.UUID;

/** There is no such import, not any more, or it belongs to somebody else. */
final class UnknownImportException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("unknown-import", HttpStatus.NOT_FOUND, "The import is not known");

    UnknownImportException(UUID id) {
        super(TYPE, "You have no import \"" + id + "\"");
    }
}
