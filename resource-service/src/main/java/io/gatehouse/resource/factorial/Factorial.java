package io.gatehouse.resource.factorial;

import com.google.common.math.BigIntegerMath;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigInteger;

/**
 * A factorial.
 *
 * @param factorial all its digits
 */
@Serdeable
record Factorial(BigInteger factorial) {

    static Factorial of(int number) {
        return new Factorial(BigIntegerMath.factorial(number));
    }
}
