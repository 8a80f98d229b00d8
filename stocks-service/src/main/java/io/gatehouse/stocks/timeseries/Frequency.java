package io.gatehouse.stocks.timeseries;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The calendar's periods, each a number of days or of months. */
public enum Frequency {
    DAILY("Daily", Unit.DAY, 1),
    WEEKLY("Weekly", Unit.DAY, 7),
    MONTHLY("Monthly", Unit.MONTH, 1),
    QUARTERLY("Quarterly", Unit.MONTH, 3),
    ANNUAL("Annual", Unit.MONTH, 12);

    /** What periods are counted in, and the database's function that aligns a day to them. */
    enum Unit {
        DAY("day_bucket", 1),
        MONTH("month_bucket", 28);

        private final String bucket;
        private final int leastDays;

        Unit(String bucket, int leastDays) {
            this.bucket = bucket;
            this.leastDays = leastDays;
        }

        String bucket() {
            return bucket;
        }

        /** How many days one has at least. */
        int leastDays() {
            return leastDays;
        }
    }

    private final String label;
    private final Unit unit;
    private final int length;

    Frequency(String label, Unit unit, int length) {
        this.label = label;
        this.unit = unit;
        this.length = length;
    }

    /** The frequency callers know under exactly this name. */
    static Optional<Frequency> named(String label) {
        return Arrays.stream(values())
                .filter(frequency -> frequency.label.equals(label))
                .findFirst();
    }

    /** All names, for a sentence. */
    static String names() {
        return Arrays.stream(values()).map(frequency -> frequency.label).collect(Collectors.joining(", "));
    }

    Unit unit() {
        return unit;
    }

    /** How many units one period is long. */
    int length() {
        return length;
    }
}
