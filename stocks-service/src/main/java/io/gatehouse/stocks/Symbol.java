package io.gatehouse.stocks;

import java.util.regex.Pattern;

/** The format of symbols, in requests and in the database. */
public final class Symbol {

    /** A description of valid symbols. */
    public static final String EXPECTED = "1 to 32 of A-Z, 0-9, '.', '^' and '-'";

    private static final Pattern PATTERN = Pattern.compile("[A-Z0-9.^-]{1,32}");

    private Symbol() {}

    public static boolean isWellFormed(String symbol) {
        return PATTERN.matcher(symbol).matches();
    }
}
