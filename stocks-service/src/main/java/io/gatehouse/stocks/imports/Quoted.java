package io.gatehouse.stocks.imports;

/** Shows a value in a message. */
public final class Quoted {

    private static final int LONGEST = 60;
    private static final int REPLACEMENT = '\uFFFD';

    private Quoted() {}

    /**
     * The beginning of the value, without control characters: PostgreSQL stores no text with a NUL, and a value must
     * not manipulate the log.
     */
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
