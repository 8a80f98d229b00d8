package io.gatehouse.shared.start;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Requires a duration of at least a millisecond: {@link Durations#isLasting}. */
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
public @interface AtLeastAMillisecond {

    String message() default "expected a duration of at least 1ms and at most 365d";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
