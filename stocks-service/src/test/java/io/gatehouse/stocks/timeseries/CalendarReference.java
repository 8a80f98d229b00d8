package io.gatehouse.stocks.timeseries;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Resampling in plain Java, as the contract says it. */
final class CalendarReference {

    private static final LocalDate FIRST_MONDAY = LocalDate.of(2000, 1, 3);
    private static final LocalDate FIRST_MONTH = LocalDate.of(2000, 1, 1);

    /** One daily bar. */
    record Day(
            String symbol,
            LocalDate date,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            long volume) {

        String csv() {
            return String.join(
                    ",",
                    symbol,
                    date.toString(),
                    open.toPlainString(),
                    high.toPlainString(),
                    low.toPlainString(),
                    close.toPlainString(),
                    String.valueOf(volume));
        }
    }

    private CalendarReference() {}

    /** The lines of CSV these days make, days being ordered by date. */
    static List<String> resample(List<Day> days, String frequency, int interval) {
        Map<LocalDate, List<Day>> buckets = days.stream()
                .collect(Collectors.groupingBy(
                        day -> bucket(day.date(), frequency, interval), TreeMap::new, Collectors.toList()));
        return buckets.entrySet().stream()
                .map(bucket -> merge(bucket.getKey(), bucket.getValue()).csv())
                .toList();
    }

    static LocalDate bucket(LocalDate date, String frequency, int interval) {
        return switch (frequency) {
            case "Daily" -> aligned(date, FIRST_MONDAY, ChronoUnit.DAYS, interval);
            case "Weekly" -> aligned(date, FIRST_MONDAY, ChronoUnit.DAYS, interval * 7);
            case "Monthly" -> aligned(date, FIRST_MONTH, ChronoUnit.MONTHS, interval);
            case "Quarterly" -> aligned(date, FIRST_MONTH, ChronoUnit.MONTHS, interval * 3);
            case "Annual" -> aligned(date, FIRST_MONTH, ChronoUnit.MONTHS, interval * 12);
            default -> throw new IllegalArgumentException(frequency);
        };
    }

    /** The last start of a bucket that is not after the date. */
    private static LocalDate aligned(LocalDate date, LocalDate origin, ChronoUnit unit, int length) {
        LocalDate start = origin.plus(unit.between(origin, date) / length * length, unit);
        return start.isAfter(date) ? start.minus(length, unit) : start;
    }

    private static Day merge(LocalDate start, List<Day> days) {
        return new Day(
                days.getFirst().symbol(),
                start,
                days.getFirst().open(),
                days.stream().map(Day::high).reduce(BigDecimal::max).orElseThrow(),
                days.stream().map(Day::low).reduce(BigDecimal::min).orElseThrow(),
                days.getLast().close(),
                days.stream().mapToLong(Day::volume).sum());
    }
}
