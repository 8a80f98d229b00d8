package io.gatehouse.stocks.timeseries;

import io.gatehouse.stocks.IsoDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days asked for.
 *
 * @param from the first day
 * @param to the last day, not before the first
 */
public record DateRange(LocalDate from, LocalDate to) {

    /** Reads the two query parameters; without one of them the range is open on that side. */
    public static DateRange parse(@Nullable String from, @Nullable String to) {
        DateRange range = new DateRange(date("from", from, IsoDate.EARLIEST), date("to", to, IsoDate.LATEST));
        if (range.from.isAfter(range.to)) {
            throw new InvalidParameterException("from", range.from.toString(), "a date not after to, " + range.to);
        }
        return range;
    }

    /** These days and all before them. */
    public DateRange fromTheBeginning() {
        return new DateRange(IsoDate.EARLIEST, to);
    }

    private static LocalDate date(String name, @Nullable String text, LocalDate absent) {
        return text == null
                ? absent
                : IsoDate.parse(text).orElseThrow(() -> new InvalidParameterException(name, text, IsoDate.EXPECTED));
    }
}
