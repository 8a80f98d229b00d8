package io.gatehouse.stocks.indicator;

import io.gatehouse.stocks.timeseries.BarQuery;
import io.gatehouse.stocks.timeseries.DateRange;
import io.gatehouse.stocks.timeseries.InvalidParameterException;
import io.gatehouse.stocks.timeseries.Resampling;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request as the caller wrote it. */
@Introspected
record IndicatorRequest(
        @QueryValue
        @Nullable @Parameter(
                description =
                        "The indicators: each a name, and behind colons the values of its parameters in their order,"
                                + " of which the last can be left out. Several are asked for by repeating the parameter, or"
                                + " with commas between them.",
                required = true,
                example = "[\"sma:20\", \"macd:12:26:9\", \"rsi\"]")
        List<String> indicator,

        @QueryValue
        @Nullable @Parameter(
                description = "The period to put bars together by; without it each day is a bar",
                schema = @Schema(allowableValues = {"Daily", "Weekly", "Monthly", "Quarterly", "Annual"}),
                example = "Weekly")
        String frequency,

        @QueryValue
        @Nullable @Parameter(
                description = "How many periods to a bar; only beside a frequency",
                schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "1"),
                example = "2")
        String interval,

        @QueryValue
        @Nullable @Parameter(
                description = "The first day to get values of; they are computed from all bars before it too",
                schema = @Schema(type = "string", format = "date"),
                example = "2019-01-01")
        String from,

        @QueryValue
        @Nullable @Parameter(
                description = "The last day; no bar after it has any influence",
                schema = @Schema(type = "string", format = "date"),
                example = "2019-12-31")
        String to,

        @QueryValue
        @Nullable @Parameter(
                description =
                        "Whether prices and volumes of the days before a split are taken in the shares of after it",
                schema = @Schema(type = "boolean", defaultValue = "false"),
                example = "true")
        String adjusted) {

    /** Parses the request for this symbol, with at most this many indicators. */
    Table table(String symbol, int most) {
        DateRange range = DateRange.parse(from, to);
        BarQuery query = BarQuery.oldestFirst(
                range.fromTheBeginning(), Resampling.parse(frequency, interval), BarQuery.adjusted(adjusted));
        return new Table(symbol, range.from(), query, choices(most));
    }

    private List<Choice> choices(int most) {
        List<String> texts = texts();
        if (texts.isEmpty() || texts.size() > most) {
            throw new InvalidParameterException(
                    "indicator", String.join(",", texts), "1 to " + most + " indicators such as sma:20");
        }
        List<Choice> choices = texts.stream().map(Choice::parse).toList();
        if (new HashSet<>(choices).size() < choices.size()) {
            throw new InvalidParameterException("indicator", String.join(",", texts), "every indicator once");
        }
        return choices;
    }

    private List<String> texts() {
        return indicator == null
                ? List.of()
                : indicator.stream()
                        .flatMap(text -> Arrays.stream(text.split(",", -1)))
                        .toList();
    }
}
