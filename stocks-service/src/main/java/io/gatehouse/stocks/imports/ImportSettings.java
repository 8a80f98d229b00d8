package io.gatehouse.stocks.imports;

import io.gatehouse.shared.start.AtLeastAMillisecond;
import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How background imports are run.
 *
 * @param pollInterval how often to look for an import that another replica has stored or left behind
 * @param progressInterval how often progress is recorded
 * @param attempts after how many interrupted attempts an import is given up
 * @param retryDelay how long after its first attempt an import is begun again at the earliest; four times as long after
 *     the second, nine times after the third
 * @param silenceTimeout how long the database may take to record the progress before the attempt is aborted
 * @param kept how long finished imports are kept
 * @param unfinished how many imports of one caller may wait or run, each with its file in the database
 */
@ConfigurationProperties("imports")
record ImportSettings(
        @AtLeastAMillisecond Duration pollInterval,
        @AtLeastAMillisecond Duration progressInterval,
        @Min(1) int attempts,
        @AtLeastAMillisecond Duration retryDelay,
        @AtLeastAMillisecond Duration silenceTimeout,
        @AtLeastAMillisecond Duration kept,
        @Min(1) @Max(1000) int unfinished) {}
