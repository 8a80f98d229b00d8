package io.gatehouse.gateway.setting;

import io.micronaut.context.annotation.Factory;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Checks the constraints of this package. */
@Factory
final class Constraints {

    @Singleton
    ConstraintValidator<AtLeastAMillisecond, Duration> atLeastAMillisecond() {
        return (duration, constraint, context) -> duration != null && duration.toMillis() >= 1;
    }
}
