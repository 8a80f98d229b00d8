package io.gatehouse.shared.start;

import io.micronaut.context.exceptions.ConfigurationException;
import java.time.Duration;

/** Durations something is done in, or after: without a pause it would be done all the time. */
public final class AboveZero {

    private AboveZero() {}

    /**
     * Refuses the value of this setting unless it is above zero.
     *
     * @param example one that is
     */
    public static void check(String setting, Duration value, String example) {
        if (!value.isPositive()) {
            throw new ConfigurationException(
                    "%s is %s: expected a duration above zero, such as %s".formatted(setting, value, example));
        }
    }
}
