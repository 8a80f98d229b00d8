package io.gatehouse.stocks.timeseries;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How daily bars are combined into longer ones: so many periods of the calendar per bucket.
 *
 * @param frequency the period
 * @param interval how many of them, 1 to {@value #MAX_INTERVAL}
 */
public record Resampling(Frequency frequency, int interval) {

    static final int MAX_INTERVAL = 1000;

    private static final Pattern UP_TO_FOUR_DIGITS = Pattern.compile("[0-9]{1,4}");

    /**
     * Parses the two query parameters.
     *
     * @return empty if neither was given, for the bars as they are
     */
    public static Optional<Resampling> parse(@Nullable String frequency, @Nullable String interval) {
        if (frequency == null && interval != null) {
            throw new InvalidParameterException("interval", interval, "a frequency beside it: " + Frequency.names());
        }
        return Optional.ofNullable(frequency).map(name -> new Resampling(frequency(name), interval(interval)));
    }

    Frequency.Unit unit() {
        return frequency.unit();
    }

    /** How many units a bucket has. */
    int length() {
        return frequency.length() * interval;
    }

    /** The least number of days in a bucket. */
    int leastDays() {
        return length() * unit().leastDays();
    }

    private static Frequency frequency(String name) {
        return Frequency.named(name)
                .orElseThrow(() -> new InvalidParameterException("frequency", name, "one of " + Frequency.names()));
    }

    private static int interval(@Nullable String text) {
        if (text == null) {
            return 1;
        }
        int interval = UP_TO_FOUR_DIGITS.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (interval < 1 || interval > MAX_INTERVAL) {
            throw new InvalidParameterException("interval", text, "a whole number from 1 to " + MAX_INTERVAL);
        }
        return interval;
    }
}
