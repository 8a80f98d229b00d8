package io.gatehouse.shared.start;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@link PositiveOrZero} be used on a {@link Duration}, so that a negative one is refused by the name of its
 * setting.
 */
@Singleton
final class PositiveOrZeroDuration implements ConstraintValidator<PositiveOrZero, Duration> {

    @Override
    public boolean isValid(
            @Nullable Duration value, AnnotationValue<PositiveOrZero> annotation, ConstraintValidatorContext context) {
        return value == null || !value.isNegative();
    }
}
