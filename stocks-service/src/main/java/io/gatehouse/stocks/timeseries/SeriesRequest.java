package io.gatehouse.stocks.timeseries;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The request as the caller wrote it. */
@Introspected
record SeriesRequest(
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
        String to,

        @QueryValue
        @Nullable @Parameter(
                description =
                        "Whether prices and volumes of the days before a split are given in the shares of after it",
                schema = @Schema(type = "boolean", defaultValue = "false"),
                example = "true")
        String adjusted,

        @QueryValue
        @Nullable @Parameter(
                description = "Whether the oldest bar comes first (asc, as without it) or the newest (desc)",
                schema = @Schema(allowableValues = {"asc", "desc"}),
                example = "desc")
        String order,

        @QueryValue
        @Nullable @Parameter(
                description = "How many bars of each symbol at most: the first ones in the order asked for",
                schema = @Schema(type = "integer", minimum = "1", maximum = "1000000"),
                example = "4")
        String limit) {

    private static final int MAX_LIMIT = 1_000_000;
    private static final Pattern UP_TO_SEVEN_DIGITS = Pattern.compile("[0-9]{1,7}");

    BarQuery query() {
        return new BarQuery(
                DateRange.parse(from, to),
                Resampling.parse(frequency, interval),
                BarQuery.adjusted(adjusted),
                Order.parse(order),
                limit == null ? Integer.MAX_VALUE : limit(limit));
    }

    private static int limit(String text) {
        int limit = UP_TO_SEVEN_DIGITS.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidParameterException("limit", text, "a whole number from 1 to " + MAX_LIMIT);
        }
        return limit;
    }
}
