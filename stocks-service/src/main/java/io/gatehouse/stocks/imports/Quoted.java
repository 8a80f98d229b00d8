package io.gatehouse.stocks.imports;

/** A value as it is shown in a reason. */
public final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    public static String of(String value) {
        return '"' + (value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…") + '"';
    }
}
