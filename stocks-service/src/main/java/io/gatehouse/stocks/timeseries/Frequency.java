package io.gatehouse.stocks.timeseries;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The periods of the calendar, each a number of days or of months. */
public enum Frequency {
    DAILY("Daily", Unit.DAY, 1),
    WEEKLY("Weekly", Unit.DAY, 7),
    MONTHLY("Monthly", Unit.MONTH, 1),
    QUARTERLY("Quarterly", Unit.MONTH, 3),
    ANNUAL("Annual", Unit.MONTH, 12);

    /** The units of periods, each with the database function that aligns a day to them. */
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

        /** The least number of days in one. */
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

    /** The frequency with exactly this name. */
    static Optional<Frequency> named(String label) {
        return Arrays.stream(values())
                .filter(frequency -> frequency.label.equals(label))
                .findFirst();
    }

    /** All names, for messages. */
    static String names() {
        return Arrays.stream(values()).map(frequency -> frequency.label).collect(Collectors.joining(", "));
    }

    Unit unit() {
        return unit;
    }

    /** How many units one period has. */
    int length() {
        return length;
    }
}
