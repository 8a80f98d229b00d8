package io.gatehouse.shared.start;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lets a duration be checked as a number is: one that is too short is refused by the name of its setting. */
@Singleton
final class PositiveOrZeroDuration implements ConstraintValidator<PositiveOrZero, Duration> {

    @Override
    public boolean isValid(
            @Nullable Duration value, AnnotationValue<PositiveOrZero> annotation, ConstraintValidatorContext context) {
        return value == null || !value.isNegative();
    }
}
