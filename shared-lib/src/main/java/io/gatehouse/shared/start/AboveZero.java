package io.gatehouse.shared.start;

import io.micronaut.context.exceptions.ConfigurationException;
import java.time.Duration;

/** Refuses durations that are zero or negative, for work that would otherwise be repeated without a pause. */
public final class AboveZero {

    private AboveZero() {}

    /**
     * Throws unless the value of this setting is above zero.
     *
     * @param example a valid value, for the message
     */
    public static void check(String setting, Duration value, String example) {
        if (!value.isPositive()) {
            throw new ConfigurationException(
                    "%s is %s: expected a duration above zero, such as %s".formatted(setting, value, example));
        }
    }
}
