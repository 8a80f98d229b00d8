package io.gatehouse.stocks.timeseries;

import io.gatehouse.stocks.IsoDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A range of days.
 *
 * @param from the first day
 * @param to the last day, not before the first
 */
public record DateRange(LocalDate from, LocalDate to) {

    /** Parses the two query parameters; without one of them the range is open on that side. */
    public static DateRange parse(@Nullable String from, @Nullable String to) {
        DateRange range = new DateRange(date("from", from, IsoDate.EARLIEST), date("to", to, IsoDate.LATEST));
        if (range.from.isAfter(range.to)) {
            throw new InvalidParameterException("from", range.from.toString(), "a date not after to, " + range.to);
        }
        return range;
    }

    /** This range, extended to all earlier days. */
    public DateRange fromTheBeginning() {
        return new DateRange(IsoDate.EARLIEST, to);
    }

    private static LocalDate date(String name, @Nullable String text, LocalDate absent) {
        return text == null
                ? absent
                : IsoDate.parse(text).orElseThrow(() -> new InvalidParameterException(name, text, IsoDate.EXPECTED));
    }
}
