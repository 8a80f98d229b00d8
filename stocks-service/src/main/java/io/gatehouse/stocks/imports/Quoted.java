package io.gatehouse.stocks.imports;

/** A value as it is shown in a reason. */
public final class Quoted {

    private static final int LONGEST = 60;
    private static final int REPLACEMENT = '\uFFFD';

    private Quoted() {}

    /** Its beginning. Without control characters: PostgreSQL keeps no text with a NUL in it, and a log is not to be steered. */
    public static String of(String value) {
        return '"'
                + (value.length() <= LONGEST ? printable(value) : printable(value.substring(0, LONGEST)) + "…")
                + '"';
    }

    private static String printable(String text) {
        return text.codePoints()
                .map(character -> Character.isISOControl(character) ? REPLACEMENT : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
