package io.gatehouse.stocks.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The values of an indicator's parameters, in their order.
 *
 * @param values one for each parameter
 */
record Arguments(List<BigDecimal> values) {

    BigDecimal value(int parameter) {
        return values.get(parameter);
    }

    int whole(int parameter) {
        return value(parameter).intValueExact();
    }

    /** The values, each with an underscore before it. */
    String suffix() {
        return values.stream().map(value -> "_" + value.toPlainString()).collect(Collectors.joining());
    }

    /** The most bars that a formula needs for its newest value. */
    int longest() {
        return values.stream().mapToInt(BigDecimal::intValue).max().orElse(1);
    }
}
