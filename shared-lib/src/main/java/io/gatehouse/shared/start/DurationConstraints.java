package io.gatehouse.shared.start;

import io.micronaut.context.annotation.Factory;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Checks the constraints on durations, which also refuse a missing one. */
@Factory
final class DurationConstraints {

    @Singleton
    ConstraintValidator<AtLeastAMillisecond, Duration> atLeastAMillisecond() {
        return (duration, constraint, context) -> Durations.isLasting(duration);
    }

    @Singleton
    ConstraintValidator<NotNegative, Duration> notNegative() {
        return (duration, constraint, context) -> Durations.isBetween(Duration.ZERO, duration);
    }
}
