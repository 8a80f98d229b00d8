package io.gatehouse.gateway.setting;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Which durations can be set. */
public final class Durations {

    /** As good as for ever, and far from the three hundred years that nanoseconds can count. */
    private static final Duration LONGEST = Duration.ofDays(365);

    /** Of less than that, nothing is in time. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private Durations() {}

    /** Whether it lasts, but not for ever. */
    public static boolean isLasting(@Nullable Duration duration) {
        return isBetween(SHORTEST, duration);
    }

    static boolean isBetween(Duration least, @Nullable Duration duration) {
        return duration != null && duration.compareTo(least) >= 0 && duration.compareTo(LONGEST) <= 0;
    }
}
