package io.gatehouse.shared.start;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The bounds of durations in settings. */
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

    static boolean isBetween(Duration least, @Nullable Duration duration) {
        return duration != null && duration.compareTo(least) >= 0 && duration.compareTo(LONGEST) <= 0;
    }
}
