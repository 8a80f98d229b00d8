package io.gatehouse.stocks.timeseries;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a caller asks for, as it was written. */
@Introspected
record SeriesRequest(
        @PathVariable @Parameter(description = "What was traded", example = "SP500")
        String symbol,

        @QueryValue
        @Nullable @Parameter(
                description =
                        "The period to put bars together by; without it the daily bars come as they were imported",
                schema = @Schema(allowableValues = {"Daily", "Weekly", "Monthly", "Quarterly", "Annual"}),
                example = "Monthly")
        String frequency,

        @QueryValue
        @Nullable @Parameter(
                description = "How many periods to a bar; only beside a frequency",
                schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "1"),
                example = "3")
        String interval,

        @QueryValue
        @Nullable @Parameter(
                description = "The first day",
                schema = @Schema(type = "string", format = "date"),
                example = "2008-01-01")
        String from,

        @QueryValue
        @Nullable @Parameter(
                description = "The last day",
                schema = @Schema(type = "string", format = "date"),
                example = "2009-12-31")
        String to) {

    Optional<Resampling> resampling() {
        return Resampling.parse(frequency, interval);
    }

    DateRange range() {
        return DateRange.parse(from, to);
    }
}
