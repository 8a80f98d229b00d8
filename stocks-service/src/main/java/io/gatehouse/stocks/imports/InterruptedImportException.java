package io.gatehouse.stocks.imports;

import java.util.UUID;

/** An import that nobody waits for did not come to its end; for the log. */
final class InterruptedImportException extends RuntimeException {

    InterruptedImportException(UUID id, int attempt, Throwable cause) {
        super("Import " + id + " was interrupted in attempt " + attempt, cause);
    }
}
