package io.gatehouse.stocks.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The rule for the order of a day's prices. */
final class PriceOrder {

    private PriceOrder() {}

    static List<String> reasons(ImportRow row) {
        BigDecimal highest = row.open().max(row.close()).max(row.low());
        BigDecimal lowest = row.open().min(row.close()).min(row.high());
        List<String> reasons = new ArrayList<>(2);
        if (row.high().compareTo(highest) < 0) {
            reasons.add("high is " + row.high() + ": expected at least " + highest + ", the highest of the others");
        }
        if (row.low().compareTo(lowest) > 0) {
            reasons.add("low is " + row.low() + ": expected at most " + lowest + ", the lowest of the others");
        }
        return reasons;
    }
}
