package io.gatehouse.stocks.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The values of an indicator's parameters, in their order.
 *
 * @param values one for each
 */
record Arguments(List<BigDecimal> values) {

    BigDecimal value(int parameter) {
        return values.get(parameter);
    }

    int whole(int parameter) {
        return value(parameter).intValueExact();
    }

    /** These with an underscore before each. */
    String suffix() {
        return values.stream().map(value -> "_" + value.toPlainString()).collect(Collectors.joining());
    }

    /** How many bars a formula looks at, at most, to say what its newest value is. */
    int longest() {
        return values.stream().mapToInt(BigDecimal::intValue).max().orElse(1);
    }
}
