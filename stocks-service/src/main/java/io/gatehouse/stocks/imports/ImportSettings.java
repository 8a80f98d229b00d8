package io.gatehouse.stocks.imports;

import io.gatehouse.shared.start.AboveZero;
import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * Imports that callers do not wait for.
 *
 * @param pollInterval how often to look for one that another replica took in, or gave up
 * @param progressInterval how often to say how far one is
 * @param attempts how often one may be interrupted before it is given up
 * @param retryDelay how soon one is begun again at the earliest: so long after its first beginning, four times as long after
 *     the second, nine times after the third
 * @param silenceTimeout how long the database may take to hear how far one is, before that one is broken off
 * @param kept how long finished ones can be asked for
 */
@ConfigurationProperties("imports")
record ImportSettings(
        @NotNull Duration pollInterval,
        @NotNull Duration progressInterval,
        @Min(1) int attempts,
        @NotNull Duration retryDelay,
        @NotNull Duration silenceTimeout,
        @NotNull Duration kept) {

    ImportSettings {
        AboveZero.check("STOCKS_IMPORT_POLL_INTERVAL", pollInterval, "1s");
        AboveZero.check("STOCKS_IMPORT_PROGRESS_INTERVAL", progressInterval, "1s");
        AboveZero.check("STOCKS_IMPORT_RETRY_DELAY", retryDelay, "10s");
        AboveZero.check("STOCKS_IMPORT_SILENCE_TIMEOUT", silenceTimeout, "10s");
        AboveZero.check("STOCKS_IMPORT_KEPT", kept, "7d");
    }
}
