package io.gatehouse.stocks.indicator;

import io.gatehouse.stocks.timeseries.BarQuery;
import io.gatehouse.stocks.timeseries.Prices;
import io.gatehouse.stocks.timeseries.RowTemplate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of indicators, one column each.
 *
 * @param symbol what was traded
 * @param from the first day in the table
 * @param query the bars they are computed from, which include those before that day, so that no value depends on it
 * @param choices the indicators
 */
record Table(String symbol, LocalDate from, BarQuery query, List<Choice> choices) {

    /** The names of the fields of a row. */
    List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("symbol", query.day()));
        choices.forEach(choice -> columns.addAll(choice.columns()));
        return columns;
    }

    /** Everything that the bytes of an answer depend on, besides the data and the format. */
    String form() {
        return from + " " + query + " " + columns();
    }

    /** The row of a bar; null if it lies before the range. */
    @Nullable String row(Prices prices, List<@Nullable BigDecimal> values, RowTemplate template) {
        return prices.last().isBefore(from) ? null : template.row(texts(prices, values));
    }

    private List<@Nullable String> texts(Prices prices, List<@Nullable BigDecimal> values) {
        List<@Nullable String> texts =
                new ArrayList<>(List.of(symbol, prices.day().toString()));
        values.forEach(value -> texts.add(value == null ? null : value.toPlainString()));
        return texts;
    }
}
