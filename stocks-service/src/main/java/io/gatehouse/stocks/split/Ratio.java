package io.gatehouse.stocks.split;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ratio of a split.
 *
 * @param newShares how many shares there are after it
 * @param oldShares for this many before it
 */
record Ratio(int newShares, int oldShares) {

    /** A description of valid ratios. */
    static final String EXPECTED =
            "new shares to old ones, such as 7:1, 3:2 or 1:10, or as a decimal such as 1.5, with at most 6 digits each";

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6}):([0-9]{1,6})");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,6})?|[0-9]{1,6}");

    /** Parses a ratio, reduced to lowest terms; empty if the text is not one. */
    static Optional<Ratio> parse(String text) {
        var written = WRITTEN.matcher(text);
        if (written.matches()) {
            return of(new BigInteger(written.group(1)), new BigInteger(written.group(2)));
        }
        return DECIMAL.matcher(text).matches() ? of(new BigDecimal(text)) : Optional.empty();
    }

    /** Whether it leaves everything as it was. */
    boolean isOne() {
        return newShares == oldShares;
    }

    private static Optional<Ratio> of(BigDecimal decimal) {
        return of(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    private static Optional<Ratio> of(BigInteger newShares, BigInteger oldShares) {
        if (newShares.signum() == 0 || oldShares.signum() == 0) {
            return Optional.empty();
        }
        BigInteger divisor = newShares.gcd(oldShares);
        return Optional.of(new Ratio(
                newShares.divide(divisor).intValueExact(),
                oldShares.divide(divisor).intValueExact()));
    }
}
