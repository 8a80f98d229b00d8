package io.gatehouse.gateway.access;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Lines of names and values. Whatever a caller sends, it stays within its value: nothing but visible ASCII is kept as it is. */
final class Line {

    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder text = new StringBuilder(1 << 14);
    private final String start;
    private final String is;
    private final String next;
    private final String quote;
    private final String end;
    private final String escaped;
    private boolean begun;

    /**
     * Writes nothing yet.
     *
     * @param start before the first name
     * @param is between a name and its value
     * @param next between a value and the next name
     * @param quote around a text
     * @param end after the last value
     * @param escaped what is escaped in a text, beside quotes, backslashes and what is not visible ASCII
     */
    Line(String start, String is, String next, String quote, String end, String escaped) {
        this.start = start;
        this.is = is;
        this.next = next;
        this.quote = quote;
        this.end = end;
        this.escaped = escaped;
    }

    /** A text; nothing at all for null. */
    void add(String name, @Nullable String value) {
        if (value != null) {
            name(name).append(quote);
            escape(value);
            text.append(quote);
        }
    }

    void add(String name, long value) {
        name(name).append(value);
    }

    /** Milliseconds, to the microsecond. */
    void addMillis(String name, long nanos) {
        long micros = nanos / 1000;
        name(name).append(micros / 1000).append('.');
        addThousandths((int) (micros % 1000));
    }

    /** A point in time: what is before the milliseconds of its second, and these. */
    void addTime(String name, String second, int millis) {
        name(name).append(quote).append(second).append('.');
        addThousandths(millis);
        text.append('Z').append(quote);
    }

    /** A number in hexadecimal digits, 16 for each half. */
    void addHex(String name, long... halves) {
        name(name).append(quote);
        for (long half : halves) {
            text.append(HEX.toHexDigits(half));
        }
        text.append(quote);
    }

    void end() {
        text.append(end);
        begun = false;
    }

    /** Everything since the last time. */
    String take() {
        String taken = text.toString();
        text.setLength(0);
        return taken;
    }

    private StringBuilder name(String name) {
        text.append(begun ? next : start).append(name).append(is);
        begun = true;
        return text;
    }

    private void addThousandths(int value) {
        text.append((char) ('0' + value / 100));
        text.append((char) ('0' + value / 10 % 10));
        text.append((char) ('0' + value % 10));
    }

    private void escape(String value) {
        int plain = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\' || escaped.indexOf(c) >= 0) {
                text.append(value, plain, i).append("\\u").append(HEX.toHexDigits(c));
                plain = i + 1;
            }
        }
        text.append(value, plain, value.length());
    }
}
