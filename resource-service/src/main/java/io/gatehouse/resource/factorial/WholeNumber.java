package io.gatehouse.resource.factorial;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads whole numbers, strictly: ASCII digits and nothing else. */
final class WholeNumber {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private WholeNumber() {}

    /**
     * The number in this text.
     *
     * @param name what the caller calls it
     * @param text what the caller sent, if anything
     * @param limit the greatest number allowed
     * @throws NotAWholeNumberException for anything but a whole number from 0 to the limit
     */
    static int parse(String name, @Nullable String text, int limit) {
        if (text == null || !DIGITS.matcher(text).matches() || isAbove(limit, text)) {
            throw new NotAWholeNumberException(name, text, limit);
        }
        return Integer.parseInt(text);
    }

    /** Works for any length, since callers may send more digits than any number type has. */
    private static boolean isAbove(int limit, String digits) {
        return new BigInteger(digits).compareTo(BigInteger.valueOf(limit)) > 0;
    }
}
