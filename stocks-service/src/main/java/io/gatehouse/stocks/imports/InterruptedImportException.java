package io.gatehouse.stocks.imports;

import java.util.UUID;

/** A background import was interrupted; for the log. */
final class InterruptedImportException extends RuntimeException {

    InterruptedImportException(UUID id, int attempt, Throwable cause) {
        super("Import " + id + " was interrupted in attempt " + attempt, cause);
    }
}
