package io.gatehouse.shared.start;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Requires a duration that may be zero. */
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
public @interface NotNegative {

    String message() default "expected a duration of at least 0s and at most 365d";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
