package io.gatehouse.shared.start;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Durations in settings: their bounds, and how they are shown and told. */
public final class Durations {

    /** In effect for ever, and far below the three hundred years that nanoseconds can count. */
    private static final Duration LONGEST = Duration.ofDays(365);

    /** Anything shorter could never be met. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private Durations() {}

    /** Whether this duration is within the bounds. */
    public static boolean isLasting(@Nullable Duration duration) {
        return isBetween(SHORTEST, duration);
    }

    /** As it can be written in a setting: 1s, and not PT1S. */
    public static String shown(Duration duration) {
        return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    /** In whole seconds, rounded up, so that a caller who waits as long as it is told has waited long enough. */
    public static long secondsRoundedUp(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }

    static boolean isBetween(Duration least, @Nullable Duration duration) {
        return duration != null && duration.compareTo(least) >= 0 && duration.compareTo(LONGEST) <= 0;
    }
}
