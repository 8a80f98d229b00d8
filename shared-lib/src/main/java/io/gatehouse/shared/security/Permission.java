package io.gatehouse.shared.security;

import java.util.Set;

/** The permissions a token can carry. None implies another. */
public final class Permission {

    public static final String SMOKE = "smoke";
    public static final String TIME = "time";
    public static final String FACTORIAL = "factorial";
    public static final String STOCKS = "stocks";
    public static final String STOCKS_WRITE = "stocks:write";
    public static final String ADMIN = "admin";

    /** Every permission there is. */
    public static final Set<String> ALL = Set.of(SMOKE, TIME, FACTORIAL, STOCKS, STOCKS_WRITE, ADMIN);

    private Permission() {}
}
