package io.gatehouse.stocks.split;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How many shares became how many.
 *
 * @param newShares so many after it
 * @param oldShares for so many before it
 */
record Ratio(int newShares, int oldShares) {

    /** What one looks like, in words. */
    static final String EXPECTED =
            "new shares to old ones, such as 7:1, 3:2 or 1:10, or as a decimal such as 1.5, with at most 6 digits each";

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6}):([0-9]{1,6})");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,6})?|[0-9]{1,6}");

    /** The ratio this text names, in lowest terms; empty if it does not name one. */
    static Optional<Ratio> parse(String text) {
        var written = WRITTEN.matcher(text);
        if (written.matches()) {
            return of(new BigInteger(written.group(1)), new BigInteger(written.group(2)));
        }
        return DECIMAL.matcher(text).matches() ? of(new BigDecimal(text)) : Optional.empty();
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
